import { refusals } from '#server/platform/refusal.ts'

export const refuse = refusals({
  time_zone_unknown: {
    status: 422,
    ru: 'Такого часового пояса нет: {name}.',
    en: 'There is no such time zone: {name}.',
  },
  organisation_name_empty: { status: 422, ru: 'Назовите организацию.', en: 'Give the organisation a name.' },
  not_an_office: {
    status: 422,
    ru: 'Добавлять организации можно только к управлению.',
    en: 'Organisations can be added to an office only.',
  },
  wrong_kind_below: {
    status: 422,
    ru: 'Организация такого вида не может стоять под этим управлением.',
    en: 'An organisation of this kind cannot stand under this office.',
  },
  organisation_exists: {
    status: 409,
    ru: 'Такая организация здесь уже есть: «{name}».',
    en: 'There already is such an organisation here: {name}.',
  },
})
