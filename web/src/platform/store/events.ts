import type * as conversations from '#protocol/conversations.ts'
import type * as messages from '#protocol/messages.ts'
import type { accountChanged } from '#protocol/accounts.ts'
import type { tiesChanged } from '#protocol/roster.ts'
import type { EventContract, DataOf } from '#protocol/contract.ts'
import type { EventFrame } from '#protocol/envelope.ts'

type Contracts =
  | (typeof conversations)[keyof typeof conversations]
  | (typeof messages)[keyof typeof messages]
  | typeof accountChanged
  | typeof tiesChanged
type Named<E> = E extends EventContract<infer _, infer N> ? { n: N; d: DataOf<E> } : never

/** Every event of the contract that the store knows, told apart by its name. */
export type StoreEvent = Omit<EventFrame, 'n' | 'd'> & Named<Contracts>

/** The server has checked what it sends; a name that is not known here falls through every `switch`. */
export function asStoreEvent(frame: EventFrame): StoreEvent {
  return frame as StoreEvent
}

/** Events of organisations and classes say only «changed»: they move nothing in the store. */
export function isForPages({ n }: EventFrame): boolean {
  return n.startsWith('organisation.') || n.startsWith('class.')
}
