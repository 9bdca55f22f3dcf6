import { loginLengthMax, loginLengthMin } from '#protocol/accounts.ts'
import { transliterate } from './transliterate.ts'

export interface NameParts {
  familyName?: string | undefined
  givenName?: string | undefined
}

const partLengthMax = (loginLengthMax - 3) / 2

/**
 * Logins that a name suggests, the plainest first: «Патимат Алиева» → `patimat.alieva`, `p.alieva`, `alieva.patimat` …
 * `salt` makes the last ones differ from what a namesake may have taken.
 */
export function suggestLogins({ familyName = '', givenName = '' }: NameParts, salt = 2): string[] {
  const given = transliterate(givenName).slice(0, partLengthMax)
  const family = transliterate(familyName).slice(0, partLengthMax)
  if (!given || !family) return [given || family].filter(isLongEnough)
  const plain = [`${given}.${family}`, `${given.charAt(0)}.${family}`, `${family}.${given}`]
  return [...plain, `${given}.${family}${salt}`].filter(isLongEnough)
}

/** What a login may consist of, as the contract says it. */
export function isLogin(text: string): boolean {
  return /^[A-Za-zА-Яа-яЁё0-9._@+-]+$/.test(text) && text.length >= loginLengthMin && text.length <= loginLengthMax
}

function isLongEnough(login: string): boolean {
  return login.length >= loginLengthMin
}
