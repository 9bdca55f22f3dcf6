import { refusals } from '#server/platform/refusal.ts'

export const refuse = refusals({
  merge_same: {
    status: 409,
    ru: 'Это та же учётная запись. Назовите другую.',
    en: 'This is the same account. Name the other one.',
  },
  merge_other_needed: {
    status: 422,
    ru: 'Введите логин и пароль другой учётной записи.',
    en: 'Enter login and password of the other account.',
  },
  merge_over: {
    status: 403,
    ru: 'Прошло больше десяти минут, или это уже использовано. Начните заново.',
    en: 'More than ten minutes have passed, or this was used already. Begin again.',
  },
  merge_blocked: {
    status: 403,
    ru: 'Одна из учётных записей закрыта администратором: объединить их нельзя.',
    en: 'One of the accounts was closed by an administrator: they cannot be merged.',
  },
  merge_operator: {
    status: 409,
    ru: 'Учётную запись того, кто ведёт сервер, не объединяют с другими.',
    en: 'The account of whoever runs the server is not merged with others.',
  },
  merge_birth_dates: {
    status: 409,
    ru: 'В списках у этих учётных записей разные даты рождения: это разные люди. Если в дате ошибка, попросите организацию её исправить.',
    en: 'The lists give these accounts two different birth dates: they are different people. If a date is wrong, ask the organisation to correct it.',
  },
  merge_family: {
    status: 409,
    ru: 'Одна из этих учётных записей — родитель или близкий другой: ребёнок и взрослый не могут быть одним человеком.',
    en: 'One of these accounts is the guardian of the other: a child and an adult cannot be one person.',
  },
  merge_two_classes: {
    status: 409,
    ru: 'Эти учётные записи учатся в двух разных классах: это разные дети. Если ребёнок перешёл, попросите убрать его из прежнего класса.',
    en: 'These accounts are pupils of two different classes: they are different children. If the child has moved, ask to have it taken off the former list.',
  },
  merge_restricted: {
    status: 409,
    ru: 'У одной из учётных записей действует ограничение, внесённое руководителем. Обратитесь в организацию.',
    en: 'One of the accounts is under a restriction that the head has entered. Ask the organisation.',
  },
})
