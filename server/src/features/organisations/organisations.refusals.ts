import { refusals } from '#server/platform/refusal.ts'

export const refuse = refusals({
  time_zone_unknown: {
    status: 422,
    ru: 'Такого часового пояса нет: {name}.',
    en: 'There is no such time zone: {name}.',
  },
  common_chat_elsewhere: {
    status: 422,
    ru: 'Такую общую беседу ведёт только управление.',
    en: 'Only an office keeps such a common chat.',
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
  inn_wrong: {
    status: 422,
    ru: 'Проверьте ИНН: в нём 10 цифр, и контрольная цифра не сходится.',
    en: 'Check the INN: it has 10 digits, and the check digit does not fit.',
  },
  ogrn_wrong: {
    status: 422,
    ru: 'Проверьте ОГРН: в нём 13 цифр, и контрольная цифра не сходится.',
    en: 'Check the OGRN: it has 13 digits, and the check digit does not fit.',
  },
  kpp_wrong: { status: 422, ru: 'Проверьте КПП: в нём 9 знаков.', en: 'Check the KPP: it has 9 signs.' },
  oktmo_wrong: {
    status: 422,
    ru: 'Проверьте ОКТМО: в нём 8 или 11 цифр.',
    en: 'Check the OKTMO: it has 8 or 11 digits.',
  },
  email_wrong: {
    status: 422,
    ru: 'Проверьте адрес электронной почты.',
    en: 'Check the e-mail address.',
  },
  website_wrong: { status: 422, ru: 'Проверьте адрес сайта.', en: 'Check the address of the site.' },
  inn_taken: {
    status: 409,
    ru: 'Этот ИНН записан у другой организации. Один ИНН бывает только у организации и её филиалов.',
    en: 'Another organisation has this INN. Only an organisation and its branches share one.',
  },
  head_wrong: {
    status: 422,
    ru: 'Эта организация не может быть головной для филиала.',
    en: 'This organisation cannot be the head of a branch.',
  },
  profile_incomplete: {
    status: 409,
    ru: 'Чтобы подтвердить профиль, нужны ИНН и ОГРН.',
    en: 'INN and OGRN are needed to verify a profile.',
  },
  move_into_itself: {
    status: 422,
    ru: 'Управление нельзя перенести под то, что стоит под ним.',
    en: 'An office cannot be moved under what stands below it.',
  },
  close_from_below: {
    status: 409,
    ru: 'Под этой организацией или у неё как головной есть другие. Сначала перенесите или закройте их.',
    en: 'Others stand under this organisation or are its branches. Move or close them first.',
  },
  number_day_unknown: {
    status: 422,
    ru: 'Такого дня нет или он слишком далеко: {day}.',
    en: 'There is no such day, or it is too far away: {day}.',
  },
  source_needed: {
    status: 422,
    ru: 'Укажите, откуда число: документ и его дату.',
    en: 'Say where the number comes from: the document and its date.',
  },
  organisation_exists: {
    status: 409,
    ru: 'Такая организация здесь уже есть: «{name}».',
    en: 'There already is such an organisation here: {name}.',
  },
})
