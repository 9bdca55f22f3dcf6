import type { Language } from '#server/platform/refusal.ts'
import type { Change } from './comparison.ts'

/** «класс: 5А → 6А», «+ родитель: Алиева Зарема». */
export function changeText({ what, from, to }: Change, language: Language): string {
  const name = (names[what.replace(/^guardian\./, '')] ?? { ru: what, en: what })[language]
  const whose = what.startsWith('guardian.') ? `${names['guardian']![language]}, ` : ''
  const values = [from, to].map((value) => words[value]?.[language] ?? dayText(value))
  return from === '' ? `+ ${whose}${name}: ${values[1]}` : `${whose}${name}: ${values.join(' → ')}`
}

/** `2015-02-01` as people write it; any other text stays. */
export function dayText(value: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(value) ? value.split('-').reverse().join('.') : value
}

type Words = Readonly<Record<string, Record<Language, string>>>

const names: Words = {
  familyName: { ru: 'фамилия', en: 'family name' },
  givenName: { ru: 'имя', en: 'given name' },
  patronymic: { ru: 'отчество', en: 'patronymic' },
  birthDate: { ru: 'дата рождения', en: 'date of birth' },
  sex: { ru: 'пол', en: 'sex' },
  snils: { ru: 'СНИЛС', en: 'SNILS' },
  phone: { ru: 'телефон', en: 'phone' },
  email: { ru: 'почта', en: 'e-mail' },
  fileNumber: { ru: 'личное дело', en: 'file number' },
  externalId: { ru: 'номер в другой системе', en: 'number elsewhere' },
  position: { ru: 'должность', en: 'position' },
  role: { ru: 'роль', en: 'role' },
  subject: { ru: 'предмет', en: 'subject' },
  formTeacherOf: { ru: 'классное руководство', en: 'form teacher of' },
  className: { ru: 'класс', en: 'class' },
  enrolledOn: { ru: 'дата зачисления', en: 'enrolled on' },
  order: { ru: 'приказ', en: 'order' },
  guardian: { ru: 'родитель', en: 'guardian' },
  kinship: { ru: 'кем приходится', en: 'kinship' },
  legalKind: { ru: 'кто по закону', en: 'by law' },
  write: { ru: 'пишет учителям', en: 'writes to teachers' },
  reportAbsence: { ru: 'сообщает об отсутствии', en: 'reports absence' },
  sign: { ru: 'подписывает согласия', en: 'signs consents' },
}

const words: Words = {
  male: { ru: 'мужской', en: 'male' },
  female: { ru: 'женский', en: 'female' },
  teacher: { ru: 'учитель', en: 'teacher' },
  staff: { ru: 'сотрудник', en: 'staff' },
  mother: { ru: 'мама', en: 'mother' },
  father: { ru: 'папа', en: 'father' },
  grandmother: { ru: 'бабушка', en: 'grandmother' },
  grandfather: { ru: 'дедушка', en: 'grandfather' },
  close: { ru: 'близкий человек', en: 'close person' },
  parent: { ru: 'родитель', en: 'parent' },
  adoptive_parent: { ru: 'усыновитель', en: 'adoptive parent' },
  guardian: { ru: 'опекун', en: 'guardian' },
  custodian: { ru: 'попечитель', en: 'custodian' },
  relative: { ru: 'родственник', en: 'relative' },
  other: { ru: 'другой близкий', en: 'other close person' },
  unknown: { ru: 'не указано', en: 'not known' },
  yes: { ru: 'да', en: 'yes' },
  no: { ru: 'нет', en: 'no' },
}
