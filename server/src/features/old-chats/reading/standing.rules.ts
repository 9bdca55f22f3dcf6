import type { ReadOldChatRow } from '#protocol/old-chats.ts'
import { chatKey } from '../about-chat.rules.ts'
import type { KnownChat } from '../old-chats.queries.ts'
import type { ReadChat } from './read-row.rules.ts'

/** Rows beside the list as it stands: what is there already is never taken a second time. */
export function withStanding(chats: readonly ReadChat[], known: readonly KnownChat[]): ReadOldChatRow[] {
  const there = new Set(known.filter(({ mistaken }) => !mistaken).map(chatKey))
  const mistaken = new Set(known.filter((chat) => chat.mistaken).map(chatKey))
  const seen = new Set<string>()
  return chats.map((chat) => {
    const key = chatKey(chat)
    const isTwice = seen.has(key)
    seen.add(key)
    const standing = there.has(key) ? 'known' : isTwice ? 'twice' : mistaken.has(key) ? 'mistaken' : 'new'
    return { ...chat, standing }
  })
}
