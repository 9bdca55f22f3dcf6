import type { OrganisationField } from '#protocol/organisations-import.ts'
import type { Language } from '#server/platform/refusal.ts'
import type { DoubtReason } from './compare.rules.ts'
import type { Problem, ProblemCode } from './entries.ts'

/** The longest text of each field that is kept, in characters. */
export const lengthMax: Readonly<Partial<Record<OrganisationField, number>>> = {
  ...{ name: 300, shortName: 80, legalForm: 60, address: 300, phone: 60, email: 120 },
  ...{ website: 200, licence: 120, founder: 300, headName: 200 },
}

/** The sentence for a problem. */
export function problemText({ code, value, field }: Problem, language: Language): string {
  const max = field === undefined ? '' : String(lengthMax[field] ?? '')
  return texts[code][language].replace('{value}', value).replace('{max}', max)
}

/** The sentence for a doubt. */
export function doubtText(reason: DoubtReason, language: Language): string {
  return doubts[reason][language]
}

const texts: Record<ProblemCode, Record<Language, string>> = {
  name_missing: { ru: 'Нет названия организации.', en: 'The name of the organisation is missing.' },
  kind_unknown: {
    ru: 'Непонятно, какого вида организация: «{value}». Впишите в столбец «Вид»: школа, детский сад, дополнительное образование или колледж.',
    en: 'What kind of organisation this is is not clear: “{value}”. Write into the column “Kind”: school, kindergarten, additional or college.',
  },
  inn_wrong: {
    ru: 'Неверный ИНН «{value}»: нужны 10 цифр, и контрольная цифра должна сходиться.',
    en: 'The INN “{value}” is wrong: it needs 10 digits, and its check digit has to fit.',
  },
  kpp_wrong: { ru: 'Неверный КПП «{value}»: в нём 9 знаков.', en: 'The KPP “{value}” is wrong: it has 9 signs.' },
  ogrn_wrong: {
    ru: 'Неверный ОГРН «{value}»: нужны 13 цифр, и контрольная цифра должна сходиться.',
    en: 'The OGRN “{value}” is wrong: it needs 13 digits, and its check digit has to fit.',
  },
  oktmo_wrong: {
    ru: 'Неверный ОКТМО «{value}»: в нём 8 или 11 цифр.',
    en: 'The OKTMO “{value}” is wrong: it has 8 or 11 digits.',
  },
  email_wrong: { ru: 'Это не адрес почты: «{value}».', en: 'This is no e-mail address: “{value}”.' },
  website_wrong: { ru: 'Это не адрес сайта: «{value}».', en: 'This is no address of a site: “{value}”.' },
  too_long: { ru: 'Слишком длинный текст (больше {max} знаков).', en: 'The text is too long (over {max} signs).' },
}

const doubts: Record<DoubtReason, Record<Language, string>> = {
  twice_in_file: {
    ru: 'В файле несколько строк об этой организации, и они расходятся. Оставьте одну.',
    en: 'Several rows of the file are about this organisation and differ. Keep one.',
  },
  same_inn: {
    ru: 'Этот ИНН у другой организации, а КПП разные. Если это филиал, впишите «да» в столбец «Филиал».',
    en: 'Another organisation has this INN, with another KPP. If this is a branch, write “yes” into the column “Branch”.',
  },
  same_name: {
    ru: 'Организация с таким названием уже есть, но ИНН у неё другой. Проверьте ИНН или уточните название.',
    en: 'There is an organisation of this name with another INN. Check the INN, or make the name clearer.',
  },
  several: {
    ru: 'Подходят несколько организаций. Впишите ИНН и КПП.',
    en: 'Several organisations fit. Write INN and KPP.',
  },
  inn_elsewhere: {
    ru: 'Организация с таким ИНН записана не под этим управлением. Её можно перевести сюда.',
    en: 'The organisation with this INN stands under another office. It can be moved here.',
  },
  closed: {
    ru: 'Организация с таким ИНН здесь закрыта. Проверьте, та ли это организация.',
    en: 'The organisation with this INN was closed here. Check whether it is the same one.',
  },
  parent_unknown: {
    ru: 'Не нашли управление, которое названо в строке. Выберите, под каким оно встанет.',
    en: 'The office that the row names was not found. Choose under which one it is to stand.',
  },
  kind_not_below: {
    ru: 'Организация такого вида не может стоять под этим управлением.',
    en: 'An organisation of this kind cannot stand under this office.',
  },
}
