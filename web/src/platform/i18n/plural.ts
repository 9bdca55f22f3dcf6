import { currentLanguage, type Language } from './language.ts'

/** Russian: `one` 1 чат, `few` 2 чата, `many` 5 чатов (`other` only for fractions: 1,5 чата). English: `one` and `other`. */
export interface PluralForms {
  one: string
  few?: string
  many?: string
  other?: string
}

const rules = new Map<Language, Intl.PluralRules>()

/**
 * The form of the current language for `n`: `plural(3, { one: 'чат', few: 'чата', many: 'чатов' })` → «чата».
 * A form that is not given is replaced by the nearest that is.
 */
export function plural(n: number, forms: PluralForms): string {
  const wanted = rulesOf(currentLanguage()).select(n)
  const form = wanted === 'zero' || wanted === 'two' ? undefined : forms[wanted]
  return form ?? forms.other ?? forms.few ?? forms.many ?? forms.one
}

/** The number with its noun, never parted by a line break: «1 234 ученика». */
export function counted(n: number, forms: PluralForms): string {
  return `${n.toLocaleString(currentLanguage())}\u00a0${plural(n, forms)}`
}

function rulesOf(language: Language): Intl.PluralRules {
  let found = rules.get(language)
  if (!found) rules.set(language, (found = new Intl.PluralRules(language)))
  return found
}
