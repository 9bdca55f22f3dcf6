import type { OldChatStatus } from '#protocol/old-chats.ts'

export function isOver(status: OldChatStatus): boolean {
  return status === 'moved' || status === 'closed'
}

/** Out of the way only with evidence, and back again only with a reason: otherwise a Friday could be made up. */
export function needsEvidence(from: OldChatStatus, to: OldChatStatus): boolean {
  return isOver(to) || isOver(from)
}
