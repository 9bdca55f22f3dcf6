import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locale } from '#protocol/accounts.ts'
import type { ConsentText } from '#protocol/consents.ts'

/**
 * The version that is shown and answered. A file that was released is never edited: a new wording is a new version, with a
 * row of `consent_versions` that says since when it is asked for.
 */
export const currentVersion = 2

/** Who agrees: a guardian for a child, or a pupil of 14 to 17. */
export type ConsentBy = 'guardian' | 'own'

const names: Record<ConsentBy, string> = { guardian: 'messenger', own: 'own' }
const current = {
  guardian: { ru: read('guardian', 'ru'), en: read('guardian', 'en') },
  own: { ru: read('own', 'ru'), en: read('own', 'en') },
}

/** The text that is read now, in one of the languages. */
export function consentText(locale: Locale, by: ConsentBy = 'guardian'): ConsentText {
  return current[by][locale]
}

function read(by: ConsentBy, locale: Locale): ConsentText {
  const file = join(import.meta.dirname, 'texts', `${names[by]}-${currentVersion}.${locale}.txt`)
  const text = readFileSync(file, 'utf8')
  return { version: currentVersion, locale, hash: createHash('sha256').update(text).digest('hex'), text }
}
