import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pictureNames } from './pictures.rules.ts'
import { pictureAt, picturesOf } from './shipped-pictures.ts'
import { shippedPages } from './shipped.ts'

const folder = join(import.meta.dirname, 'shipped/pictures')
const files = readdirSync(folder)
const sizeBytes = (file: string) => statSync(join(folder, file)).size

const pages = (['ru', 'en'] as const).flatMap((locale) => shippedPages(locale).map((page) => ({ locale, ...page })))

test.each(pages)(
  'every picture of $key ($locale) is there, in the language of the page, and says in words what it shows',
  ({ locale, body }) => {
    const names = pictureNames(body)
    expect(body.match(/picture:/g) ?? []).toHaveLength(names.length)
    const shown = picturesOf(body, locale)
    expect(shown.map(({ name }) => name)).toEqual(names)
    for (const { path, width, height } of shown) {
      expect(pictureAt(path)).toBeDefined()
      expect(width).toBe(540)
      expect(height).toBeGreaterThan(300)
    }
  },
)

test('both languages of an instruction show the same', () => {
  for (const { key, body } of shippedPages('ru')) {
    const english = shippedPages('en').find((page) => page.key === key)
    expect(pictureNames(english?.body ?? '')).toEqual(pictureNames(body))
  }
})

test('no picture lies there that no page shows, and none is heavy on a slow line', () => {
  const shown = pages.flatMap(({ locale, body }) => pictureNames(body).map((name) => `${name}.${locale}.webp`))
  expect(files.toSorted()).toEqual([...new Set(shown)].toSorted())
  expect(files.filter((file) => sizeBytes(file) > 40_000)).toEqual([])
  expect(files.reduce((sum, file) => sum + sizeBytes(file), 0)).toBeLessThan(1_500_000)
})
