import { refusals } from '#server/platform/refusal.ts'

/** Why a file as a whole cannot be read. What is wrong with single rows stands in `rows/problems.ts`. */
export const refuse = refusals({
  file_empty: { status: 422, ru: 'Файл пуст.', en: 'The file is empty.' },
  file_too_big: {
    status: 413,
    ru: 'Файл больше {megabytes} МБ. Разделите его на части.',
    en: 'The file is over {megabytes} MB. Split it.',
  },
  zip_bomb: {
    status: 422,
    ru: '«{part}» внутри файла разворачивается больше чем в {megabytes} МБ или в {ratio} раз: такие файлы не читаем. Сохраните таблицу заново, без картинок и пустых строк.',
    en: '“{part}” inside the file unpacks to more than {megabytes} MB or {ratio} times its size: such files are not read. Save the table again, without pictures and empty rows.',
  },
  file_protected: {
    status: 422,
    ru: 'Файл закрыт паролем. Снимите защиту в Excel (Файл → Сведения → Защита книги) и сохраните ещё раз.',
    en: 'The file is protected by a password. Take it off in Excel (File → Info → Protect Workbook) and save again.',
  },
  old_excel: {
    status: 422,
    ru: 'Это старый формат .xls. Откройте файл и сохраните его как «Книга Excel (.xlsx)» или CSV.',
    en: 'This is the old .xls format. Open the file and save it as “Excel Workbook (.xlsx)” or CSV.',
  },
  not_a_table: {
    status: 422,
    ru: 'Файл не похож на таблицу (это {looksLike}). Подходят XLSX, CSV и OneRoster (zip).',
    en: 'The file does not look like a table (it is {looksLike}). XLSX, CSV and OneRoster (zip) are read.',
  },
  damaged_file: {
    status: 422,
    ru: 'Файл повреждён: не читается «{part}». Сохраните или скачайте его ещё раз.',
    en: 'The file is damaged: “{part}” cannot be read. Save or download it again.',
  },
  too_many_rows: {
    status: 422,
    ru: 'Больше {max} заполненных строк (лист «{sheet}», строка {line}). Разделите файл по организациям.',
    en: 'More than {max} rows with something in them (sheet “{sheet}”, row {line}). Split the file by organisations.',
  },
  too_many_columns: {
    status: 422,
    ru: 'Больше {max} столбцов (лист «{sheet}», строка {line}). Оставьте нужные столбцы.',
    en: 'More than {max} columns (sheet “{sheet}”, row {line}). Keep the columns that are needed.',
  },
  encoding_doubtful: {
    status: 422,
    ru: 'Вместо русских букв получаются знаки вроде «{example}» (кодировка {encoding}, строка {line}). Сохраните файл как «CSV UTF-8» или назовите кодировку сами: windows-1251, utf-8, koi8-r или ibm866.',
    en: 'Instead of letters there are signs like “{example}” (encoding {encoding}, row {line}). Save the file as “CSV UTF-8” or name the encoding: windows-1251, utf-8, koi8-r or ibm866.',
  },
  unknown_encoding: {
    status: 422,
    ru: 'Кодировка «{encoding}» неизвестна. Подходят utf-8, utf-16le, windows-1251, koi8-r, ibm866.',
    en: 'The encoding “{encoding}” is unknown. utf-8, utf-16le, windows-1251, koi8-r, ibm866 are read.',
  },
  no_header: {
    status: 422,
    ru: 'Не нашли столбцов с именами. В первой строке таблицы нужны названия: «Фамилия», «Имя», «Отчество» или «ФИО».',
    en: 'No columns with names were found. The first row of the table needs titles: “Family name”, “Given name” or “Full name”.',
  },
  unknown_column: {
    status: 422,
    ru: 'Столбца или поля «{name}» в файле нет.',
    en: 'There is no column or field “{name}” in the file.',
  },
  rows_unclear: {
    status: 422,
    ru: 'Непонятно, дети это или сотрудники: нет столбцов «Класс» и «Должность». Укажите сами, кто в списке.',
    en: 'It is not clear whether these are pupils or staff: there is no “Class” and no “Position”. Say who is on the list.',
  },
  file_too_hard: {
    status: 422,
    ru: 'Файл не удалось прочитать за отведённые время и память. Сохраните таблицу заново без оформления или разделите её.',
    en: 'The file could not be read within the time and memory for it. Save the table again without formatting, or split it.',
  },
  no_mend_file: {
    status: 422,
    ru: 'Для OneRoster файла с ошибками нет: исправьте данные в системе, из которой он выгружен.',
    en: 'There is no file to mend for OneRoster: mend the data in the system that it came from.',
  },
  oneroster_part_missing: {
    status: 422,
    ru: 'В архиве OneRoster нет файла {part}.',
    en: 'The OneRoster archive lacks {part}.',
  },
  oneroster_column_missing: {
    status: 422,
    ru: 'В файле {part} архива OneRoster нет столбца {column}.',
    en: 'In {part} of the OneRoster archive the column {column} is missing.',
  },
  confirm_leaving: {
    status: 409,
    ru: 'Список не называет {count} из {of} человек: они выбудут. Если так и есть, подтвердите число: {count}.',
    en: 'The list does not name {count} of {of} people: they would leave. If that is right, confirm the number: {count}.',
  },
  no_import: {
    status: 409,
    ru: 'Здесь нет загруженного списка, который можно отменить.',
    en: 'There is no import to undo here.',
  },
  import_not_last: {
    status: 409,
    ru: 'Отменить можно только последнюю загрузку списка.',
    en: 'Only the last import can be undone.',
  },
  file_missing: {
    status: 422,
    ru: 'Файла больше нет. Загрузите его ещё раз.',
    en: 'The file is not there any more. Upload it again.',
  },
  imports_busy: {
    status: 429,
    ru: 'Сейчас загружают другие списки. Попробуйте через минуту.',
    en: 'Other lists are being brought in. Try again in a minute.',
  },
})
