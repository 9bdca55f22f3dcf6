import { refusals } from '#server/platform/refusal.ts'

export const refuse = refusals({
  last_administrator: {
    status: 409,
    ru: 'Больше управлять организацией некому. Сначала назначьте преемника.',
    en: 'Nobody else could manage the organisation. Name a successor first.',
  },
  not_on_staff: {
    status: 409,
    ru: 'Этот человек здесь не работает. Сначала пригласите его.',
    en: 'This person does not work here. Invite them first.',
  },
  role_not_for_kind: {
    status: 422,
    ru: 'Такой роли в этой организации нет.',
    en: 'There is no such role in this organisation.',
  },
  day_unknown: {
    status: 422,
    ru: 'Такого дня нет или он слишком далеко: {day}.',
    en: 'There is no such day, or it is too far away: {day}.',
  },
  days_reversed: {
    status: 422,
    ru: 'Последний день стоит раньше первого.',
    en: 'The last day is before the first one.',
  },
  leave_overlaps: {
    status: 409,
    ru: 'На эти дни отпуск уже записан.',
    en: 'A leave is entered for these days already.',
  },
  signs_by_law_only: {
    status: 422,
    ru: 'Согласия подписывает только законный представитель: родитель, усыновитель, опекун, попечитель.',
    en: 'Only a legal representative signs consents: a parent, an adoptive parent, a guardian, a custodian.',
  },
  document_needed: {
    status: 422,
    ru: 'Укажите документ: номер и дату решения.',
    en: 'Name the document: number and date of the decision.',
  },
  restriction_overlaps: {
    status: 409,
    ru: 'На эти дни ограничение уже записано.',
    en: 'A restriction is entered for these days already.',
  },
  name_empty: { status: 422, ru: 'Напишите фамилию и имя.', en: 'Write the family name and the given name.' },
  needs_administrator: {
    status: 403,
    ru: 'Имя совпадает с именем сотрудника: решает администратор организации.',
    en: 'The name equals that of a staff member: an administrator of the organisation decides.',
  },
})
