import { messengerOfHost } from '#protocol/foreign-links.ts'
import { foreignMessengers } from '#protocol/foreign-messengers.ts'
import type { OldChatMessenger, OldChatOwnOf } from '#protocol/old-chats.ts'
import { folded } from '#server/features/roster/exports.ts'

/** Without white space at the ends and twice in a row. */
export function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim()
}

/** Two lines with the same key are one chat: quotes, dashes, case, «ё» and look-alike letters make no difference. */
export function chatKey(chat: { messenger: string; name: string; ownOf: string }): string {
  const name = folded(chat.name.replace(/[^\p{L}\p{N}]+/gu, ' ').trim())
  return `${chat.ownOf}:${chat.messenger}:${name || chat.name}`
}

/** An address of a chat: of the web, or one that opens a messenger itself. */
export function isChatLink(text: string): boolean {
  if (/\s/u.test(text)) return false
  try {
    const { protocol, hostname } = new URL(withScheme(text))
    if (protocol === 'https:' || protocol === 'http:') return /[^.]\.[^.]/u.test(hostname)
    return foreignMessengers.messengers.some(({ schemes }) => schemes.includes(protocol.slice(0, -1)))
  } catch {
    return false
  }
}

/** «t.me/abc» as people copy it becomes an address. */
export function withScheme(text: string): string {
  return /^[a-z][a-z0-9+-]*:/iu.test(text) ? text : `https://${text}`
}

/** Which messenger a link leads to. */
export function messengerOfLink(text: string): OldChatMessenger | undefined {
  try {
    return messengerOfHost(new URL(withScheme(text)).hostname)?.code
  } catch {
    return undefined
  }
}

/** Of a chat of parents nothing is kept that names somebody or lets others in. */
export function keptOf<T extends { owner?: string; ownerPersonId?: string | null; link?: string }>(
  ownOf: OldChatOwnOf,
  about: T,
): T & { owner: string; ownerPersonId: string | null; link: string } {
  const { owner = '', ownerPersonId = null, link = '' } = about
  if (ownOf === 'parents') return { ...about, owner: '', ownerPersonId: null, link: '' }
  return { ...about, owner: tidy(owner), ownerPersonId, link: link.trim() === '' ? '' : withScheme(link.trim()) }
}
