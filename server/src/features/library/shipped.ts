import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locale } from '#protocol/accounts.ts'
import type { LibraryAudience } from '#protocol/library.ts'
import { readPage } from './pages.rules.ts'

export type ShippedPage = { key: string; audiences: LibraryAudience[]; title: string; body: string }

const folder = join(import.meta.dirname, 'shipped')

/** The instructions that come with the product, in the order of their numbers: `020-invite-staff.ru.md`. */
const shipped: Record<Locale, readonly ShippedPage[]> = { ru: read('ru'), en: read('en') }

export function shippedPages(locale: Locale): readonly ShippedPage[] {
  return shipped[locale]
}

function read(locale: Locale): ShippedPage[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(`.${locale}.md`))
    .toSorted()
    .map((name) => {
      const key = /^\d+-(.+)\.\w\w\.md$/.exec(name)?.[1]
      if (!key) throw new Error(`${name}: not «number-name.language.md»`)
      return { key, ...readPage(readFileSync(join(folder, name), 'utf8')) }
    })
}
