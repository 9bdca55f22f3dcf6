import { createHash } from 'node:crypto'
import { tidyHeader } from './headers.rules.ts'
import type { TableMapping } from './mapping.rules.ts'

/** By what files of one source are known: the titles of their columns (SHA-256, hex). `undefined` where there are none. */
export function fingerprintOf({ columns }: Pick<TableMapping, 'columns'>): string | undefined {
  const titles = columns.map(({ header }) => tidyHeader(header))
  if (titles.every((title) => title === '')) return undefined
  return createHash('sha256').update(JSON.stringify(titles)).digest('hex')
}

export function fingerprintsOf(mappings: readonly Pick<TableMapping, 'columns'>[]): string[] {
  return [...new Set(mappings.map(fingerprintOf))].filter((one) => one !== undefined).sort()
}
