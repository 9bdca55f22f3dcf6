import type { Language, RefusalDetails } from '#server/platform/refusal.ts'
import type { NameProblem } from './full-name.rules.ts'
import type { DayProblem } from './days.rules.ts'

export type ProblemCode =
  | NameProblem
  | DayProblem
  | 'class_missing'
  | 'class_is_date'
  | 'class_too_long'
  | 'age_unlikely'
  | 'kind_unknown'
  | 'snils_wrong'
  | 'phone_wrong'
  | 'email_wrong'
  | 'sex_unknown'
  | 'guardian_wrong'
  | 'legal_unknown'
  | 'too_long'
  | 'formula_without_value'
  | 'error_value'
  | 'merged_cells'
  | 'reference_missing'
  | 'sheet_unclear'

/** What is wrong with one cell of one row. `column` is its index, -1 for the whole row. */
export type Problem = {
  sheet: string
  line: number
  column: number
  code: ProblemCode
  details?: RefusalDetails
  /** The person is taken all the same, without what this cell says. */
  taken: boolean
}

/** The sentence for a problem. */
export function problemText({ code, details }: Pick<Problem, 'code' | 'details'>, language: Language): string {
  return texts[code][language].replace(/\{(\w+)\}/g, (_, name: string) => String(details?.[name] ?? ''))
}

const texts: Record<ProblemCode, Record<Language, string>> = {
  name_missing: { ru: 'Нет имени.', en: 'The name is missing.' },
  name_one_word: {
    ru: 'Нужны и фамилия, и имя: «{value}».',
    en: 'Both family name and given name are needed: “{value}”.',
  },
  name_initials: {
    ru: 'Вместо имени инициалы: «{value}». Впишите имя и отчество полностью.',
    en: 'Initials instead of a name: “{value}”. Write the name in full.',
  },
  name_unclear: {
    ru: 'Не разобрать, где фамилия, а где имя: «{value}». Разнесите по столбцам «Фамилия», «Имя», «Отчество».',
    en: 'Which word is the family name is not clear: “{value}”. Put the parts into columns of their own.',
  },
  name_too_long: { ru: 'Имя длиннее 80 знаков.', en: 'The name is over 80 signs long.' },
  class_missing: { ru: 'Не указан класс или группа.', en: 'The class or group is missing.' },
  class_is_date: {
    ru: 'Excel принял название класса за дату. Задайте ячейке формат «Текстовый» и впишите класс снова.',
    en: 'The spreadsheet took the class for a date. Format the cell as text and write the class again.',
  },
  class_too_long: { ru: 'Название класса длиннее 60 знаков.', en: 'The name of the class is over 60 signs long.' },
  date_unclear: {
    ru: 'Не разобрать дату: «{value}». Пишите так: 01.09.2015.',
    en: 'The date is not clear: “{value}”. Write it like 01.09.2015 or 2015-09-01.',
  },
  date_impossible: { ru: 'Такой даты нет: «{value}».', en: 'There is no such date: “{value}”.' },
  date_only_year: {
    ru: 'Только год: «{value}». Нужна дата полностью.',
    en: 'Only the year: “{value}”. The whole date is needed.',
  },
  age_unlikely: {
    ru: 'Проверьте дату рождения {value}: возраст {age}.',
    en: 'Check the date of birth {value}: the age would be {age}.',
  },
  kind_unknown: { ru: 'Непонятная роль: «{value}».', en: 'The role is not clear: “{value}”.' },
  snils_wrong: {
    ru: 'В СНИЛС ошибка: контрольное число не сходится.',
    en: 'The SNILS is wrong: its checksum does not fit.',
  },
  phone_wrong: { ru: 'Это не номер телефона: «{value}».', en: 'This is no telephone number: “{value}”.' },
  email_wrong: { ru: 'Это не адрес почты: «{value}».', en: 'This is no e-mail address: “{value}”.' },
  sex_unknown: {
    ru: 'Пол не разобран: «{value}». Пишите м или ж.',
    en: 'The sex is not clear: “{value}”. Write m or f.',
  },
  guardian_wrong: {
    ru: 'Имя родителя не разобрано: «{value}». Нужны фамилия и имя.',
    en: 'The name of the guardian is not clear: “{value}”. Family and given name are needed.',
  },
  legal_unknown: {
    ru: 'Непонятно, законный ли это представитель: «{value}». Пишите «да», «нет» или кто по закону: родитель, опекун.',
    en: 'Whether this is a legal representative is not clear: “{value}”. Write yes, no or what by law: parent, guardian.',
  },
  too_long: { ru: 'Слишком длинный текст (больше {max} знаков).', en: 'The text is too long (over {max} signs).' },
  formula_without_value: {
    ru: 'В ячейке формула без значения. Откройте файл в Excel, дождитесь пересчёта и сохраните.',
    en: 'The cell has a formula without a value. Open the file in a spreadsheet, let it calculate, and save.',
  },
  error_value: { ru: 'В ячейке ошибка {value}.', en: 'The cell holds the error {value}.' },
  merged_cells: {
    ru: 'Ячейки объединены: значение взято из верхней левой ({value}).',
    en: 'The cells are merged: the value of the top left one was taken ({value}).',
  },
  sheet_unclear: {
    ru: 'Лист пропущен: непонятно, дети это или сотрудники. Прочитайте его отдельно: выберите этот лист и кто в списке.',
    en: 'The sheet was left out: it is not clear whether these are pupils or staff. Read it apart: choose this sheet and who is on the list.',
  },
  reference_missing: {
    ru: 'Ссылка ведёт в никуда: {value}.',
    en: 'This refers to something that is not in the file: {value}.',
  },
}
