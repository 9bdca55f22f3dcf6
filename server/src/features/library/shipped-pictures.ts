import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locale } from '#protocol/accounts.ts'
import { libraryFilePaths, type LibraryPicture } from '#protocol/library.ts'
import { pictureNames, sizeOfWebp } from './pictures.rules.ts'

const folder = join(import.meta.dirname, 'shipped/pictures')

type Shipped = LibraryPicture & { bytes: Buffer }

/** By file: `class-sheets.ru.webp`. Taken by `npm run pictures`. */
const shipped: ReadonlyMap<string, Shipped> = new Map(read().map((one) => [one.file, one]))
const byPath: ReadonlyMap<string, Shipped> = new Map([...shipped.values()].map((one) => [one.path, one]))

/** Pictures that a page of the product shows, in the language of the page. */
export function picturesOf(body: string, locale: Locale): LibraryPicture[] {
  return pictureNames(body).flatMap((name) => {
    const found = shipped.get(`${name}.${locale}.webp`)
    return found ? [{ name, path: found.path, width: found.width, height: found.height }] : []
  })
}

/** The picture at an address; the address changes with its bytes. */
export function pictureAt(path: string): Buffer | undefined {
  return byPath.get(path)?.bytes
}

function read(): (Shipped & { file: string })[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => file.endsWith('.webp'))
    .map((file) => {
      const bytes = readFileSync(join(folder, file))
      const version = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
      return { file, name: file, path: libraryFilePaths.picture(version, file), bytes, ...sizeOfWebp(bytes) }
    })
}
