import { refuse } from '#server/platform/refusal.ts'
import type { Found } from './search-messages.queries.ts'

const shape = /^(\d{1,15})_([0-9a-f-]{36})_(\d{1,16})$/

/** Where a page of results ended: the next one begins right before it. */
export function writeCursor({ at, conversationId, seq }: Found): string {
  return `${at.getTime()}_${conversationId}_${seq}`
}

/** Throws `bad_input` for what this server never wrote. */
export function readCursor(text: string): Found {
  const parts = shape.exec(text)
  const at = new Date(Number(parts?.[1]))
  if (!parts || Number.isNaN(at.getTime()) || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(parts[2]!)) {
    throw refuse.bad_input({ path: 'cursor', message: 'is not one of ours' })
  }
  return { at, conversationId: parts[2]!, seq: Number(parts[3]) }
}
