import { refusals } from '#server/platform/refusal.ts'

/** Why a list of organisations as a whole cannot be read, applied or taken back. Rows: `problems.ts`. */
export const refuse = refusals({
  no_organisations_header: {
    status: 422,
    ru: 'Не нашли столбца с названиями организаций. В первой строке таблицы нужны названия столбцов: «Полное наименование», «Краткое наименование», «ИНН», «КПП».',
    en: 'No column with names of organisations was found. The first row of the table needs titles: “Full name”, “Short name”, “INN”, “KPP”.',
  },
  not_organisations: {
    status: 422,
    ru: 'В файле нет организаций. Подходят XLSX, CSV и JSON открытых данных (edu_org).',
    en: 'The file holds no organisations. XLSX, CSV and open-data JSON (edu_org) are read.',
  },
  json_damaged: {
    status: 422,
    ru: 'Файл JSON повреждён: {reason}. Скачайте его ещё раз.',
    en: 'The JSON file is damaged: {reason}. Download it again.',
  },
  too_many_organisations: {
    status: 422,
    ru: 'В файле больше {max} организаций. Разделите его.',
    en: 'The file holds more than {max} organisations. Split it.',
  },
  unknown_organisation_column: {
    status: 422,
    ru: 'Столбца или поля «{name}» в файле нет.',
    en: 'There is no column or field “{name}” in the file.',
  },
  list_too_hard: {
    status: 422,
    ru: 'Файл не удалось прочитать за отведённые время и память. Сохраните таблицу заново без оформления или разделите её.',
    en: 'The file could not be read within the time and memory for it. Save the table again without formatting, or split it.',
  },
  below_office_only: {
    status: 422,
    ru: 'Загружать организации можно только под управление.',
    en: 'Organisations can be brought in under an office only.',
  },
  no_organisations_import: {
    status: 409,
    ru: 'Здесь нет загруженного списка организаций, который можно отменить.',
    en: 'There is no list of organisations to take back here.',
  },
  organisations_import_not_last: {
    status: 409,
    ru: 'Отменить можно только последнюю загрузку организаций.',
    en: 'Only the last list of organisations can be taken back.',
  },
  organisations_in_use: {
    status: 409,
    ru: 'Загрузку уже не отменить: в новых организациях есть люди, классы или подчинённые ({names}). Лишние организации можно закрыть по одной.',
    en: 'The list cannot be taken back any more: new organisations have people, classes or others below them ({names}). Those not needed can be closed one by one.',
  },
})
