import type { InputOf } from '#protocol/contract.ts'
import type { inspectOrganisations } from '#protocol/organisations-import.ts'
import type { Placing } from './compare.rules.ts'
import type { QueryContext } from '#server/platform/call.ts'

/** How often one may have a list read: it takes a thread each time. */
export const readingLimit = { per: 'account', count: 120, windowMs: 600_000 } as const

/** What was said by hand of an uploaded file. */
export function readingOf({ origin }: QueryContext, input: InputOf<typeof inspectOrganisations>) {
  const { map, encoding, separator, sheet, kind, headerLine } = input
  return { map, encoding, separator, sheet, kind, headerLine, language: origin.language }
}

/** What was said by hand of what the file means. */
export function placingOf({ parentId, decisions = [] }: InputOf<typeof inspectOrganisations>): Placing {
  return { parentId, decisions }
}
