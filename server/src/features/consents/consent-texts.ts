import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locale } from '#protocol/accounts.ts'
import type { ConsentText } from '#protocol/consents.ts'

/** The version that is shown and answered. A file that was released is never edited: a new wording is a new version. */
const currentVersion = 1

const current: Record<Locale, ConsentText> = { ru: read('ru'), en: read('en') }

/** The text that guardians read now, in one of the languages. */
export function consentText(locale: Locale): ConsentText {
  return current[locale]
}

function read(locale: Locale): ConsentText {
  const file = join(import.meta.dirname, 'texts', `messenger-${currentVersion}.${locale}.txt`)
  const text = readFileSync(file, 'utf8')
  return { version: currentVersion, locale, hash: createHash('sha256').update(text).digest('hex'), text }
}
