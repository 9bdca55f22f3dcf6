import { findForeignLink, type ForeignLink } from '#protocol/foreign-links.ts'
import type { Message } from '#protocol/messages.ts'

/** Where a message leads into a foreign messenger, also where the address hides behind other words. */
export function foreignLinkOf({ text, entities, deletedAt }: Message): ForeignLink | undefined {
  if (deletedAt) return undefined
  const hidden = entities.flatMap(({ url }) => (url === undefined ? [] : [findForeignLink(url)]))
  return findForeignLink(text) ?? hidden.find((link) => link !== undefined)
}
