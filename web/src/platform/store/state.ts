import type { Conversation } from '#protocol/conversations.ts'
import type { Message } from '#protocol/messages.ts'
import type { PersonBrief } from '#protocol/common.ts'
import type { Ranges } from './ranges.ts'

/** Lines of one conversation that are held: those of the ranges, and single ones beside them (quotes, pins). */
export type Held = { readonly messages: ReadonlyMap<number, Message>; readonly ranges: Ranges }

/**
 * The confirmed layer: only what the server said. Values are never changed in place.
 * Invariant: every event of a followed stream up to its cursor has been applied to every record that is held;
 * a record may be newer than the cursor (it came with a later page) and then ignores events up to its own version.
 */
export type State = {
  /** Whose eyes these are. */
  readonly me: string
  readonly cursors: ReadonlyMap<string, number>
  readonly conversations: ReadonlyMap<string, Conversation>
  readonly timelines: ReadonlyMap<string, Held>
  readonly persons: ReadonlyMap<string, PersonBrief>
  /** Conversations that an event told us to fetch again with `conversations.get`. */
  readonly stale: ReadonlySet<string>
  /** People whose name, role or note is another one, with what said so: fetched anew when they are shown. */
  readonly stalePersons: ReadonlyMap<string, string>
}

export const nothingHeld: Held = { messages: new Map(), ranges: [] }

export function emptyState(me: string): State {
  const none = new Map<never, never>()
  const nobody = { persons: none, stalePersons: none }
  return { me, cursors: none, conversations: none, timelines: none, ...nobody, stale: new Set() }
}

/** A copy of a map with one entry set, or removed when there is no value. */
export function put<K, V>(map: ReadonlyMap<K, V>, key: K, value: V | undefined): ReadonlyMap<K, V> {
  const copy = new Map(map)
  if (value === undefined) copy.delete(key)
  else copy.set(key, value)
  return copy
}
