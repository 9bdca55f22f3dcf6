import { passwordLengthMin } from '#protocol/accounts.ts'
import type { Refusal } from '#server/platform/refusal.ts'
import { refuse } from './accounts.refusals.ts'
import { commonPasswords } from './common-passwords.ts'

/** The one spelling of a login: case and ways of composing letters do not matter. Trimmed last, since NFKC spells «¨» with a space. */
export function normaliseLogin(login: string): string {
  return login.normalize('NFKC').toLowerCase().normalize('NFKC').trim()
}

/** Passwords are compared as typed, but a letter composed in two ways is one letter. */
export function normalisePassword(password: string): string {
  return password.normalize('NFKC')
}

/** Why this password must not be chosen; null when it may. */
export function passwordRefusal(password: string, login: string): Refusal | null {
  const text = normalisePassword(password)
  const folded = text.toLowerCase()
  if ([...text].length < passwordLengthMin) return refuse.password_too_short({ count: passwordLengthMin })
  if (folded === login) return refuse.password_is_login()
  if (isCommon(folded)) return refuse.password_common()
  return null
}

function isCommon(folded: string): boolean {
  const word = folded.replace(/[\d!?.@#$%*]{1,4}$/u, '')
  return commonPasswords.has(folded) || commonPasswords.has(word) || new Set(folded).size <= 2 || isCounting(folded)
}

/** «abcdefgh», «23456789», «ёжзийклм»: each sign one after the other, up or down. */
function isCounting(text: string): boolean {
  const codes = [...text].map((sign) => sign.codePointAt(0)!)
  const steps = new Set(codes.slice(1).map((code, index) => code - codes[index]!))
  return steps.size === 1 && (steps.has(1) || steps.has(-1))
}

/** How failures on one thing are slowed down: the first `free` cost nothing, then 1 s, 2 s, 4 s … up to `delayMsMax`. */
export type DelayRule = { readonly free: number; readonly delayMsMax: number }

export const delayRules = {
  /** One login from one address. */
  pair: { free: 4, delayMsMax: 15 * 60_000 },
  /** One login from anywhere: low, or a stranger could lock somebody out. */
  login: { free: 20, delayMsMax: 30_000 },
  /** One address, behind which a whole school may sit. */
  address: { free: 100, delayMsMax: 60_000 },
  /** The whole server, for one-time codes. */
  server: { free: 1000, delayMsMax: 10_000 },
} as const satisfies Record<string, DelayRule>

/** Failures older than this are forgotten. */
export const failuresForgottenMs = 24 * 3600_000

/** How long a session lives without being used; an ephemeral one also ends with the window. */
export const sessionIdleMs = 60 * 24 * 3600_000
export const ephemeralIdleMs = 12 * 3600_000
/** The mark «last seen» is written at most so often. */
export const seenEveryMs = 10 * 60_000
