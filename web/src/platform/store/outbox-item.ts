import type { InputOf, CommandContract } from '#protocol/contract.ts'
import type { markRead, muteConversation, pinConversation, saveDraft } from '#protocol/conversations.ts'
import type { deleteMessage, editMessage, pinMessage, reactToMessage, sendMessage } from '#protocol/messages.ts'
import type { RefusalBody } from '#protocol/envelope.ts'
import type { SendState, Upload } from './views.ts'

type Called<C extends CommandContract> = C extends { readonly name: infer N } ? { n: N; d: InputOf<C> } : never

/** Commands that may wait for a line. */
export type OutboxCommand =
  | Called<typeof sendMessage>
  | Called<typeof editMessage>
  | Called<typeof deleteMessage>
  | Called<typeof reactToMessage>
  | Called<typeof pinMessage>
  | Called<typeof markRead>
  | Called<typeof muteConversation>
  | Called<typeof pinConversation>
  | Called<typeof saveDraft>

export type OutboxItem = OutboxCommand & {
  /** The command id: a UUIDv7, so items sort in the order they were made. */
  id: string
  at: string
  state: SendState
  /** True once it may have reached the server. */
  tried: boolean
  refusal: RefusalBody | null
  /** Version of the conversation that carries its effect, once accepted; 0 where the answer names none. */
  v: number
  /** Files of a message; their bytes lie in the store of blobs under the same ids until it is sent. */
  uploads: readonly Upload[]
}

/** What somebody wrote or did to a line, as opposed to marks and settings of one's own. */
export function isAboutLines(item: OutboxCommand): boolean {
  return item.n.startsWith('messages.')
}

/** Items of one lane go strictly one after another. Own marks need not wait for a big file on its way up. */
export function laneOf(item: OutboxCommand): string {
  return isAboutLines(item) ? item.d.conversationId : `${item.d.conversationId}:own`
}

/** Texts are worth keeping with the reason; a refused reaction is only told. */
export function staysWhenRefused(item: OutboxCommand): boolean {
  return item.n === 'messages.send' || item.n === 'messages.edit'
}

/** A later command of the same target makes an earlier one pointless: all of these set, none of them adds. */
export function supersedes(later: OutboxCommand, earlier: OutboxCommand): boolean {
  if (later.n !== earlier.n || later.d.conversationId !== earlier.d.conversationId) return false
  if (later.n === 'messages.send') return false
  // That lines stayed on the screen is told by no later mark alone.
  if (later.n === 'conversations.markRead') return later.d.stayed === true || !('stayed' in earlier.d)
  return !('seq' in later.d) || later.d.seq === (earlier.d as { seq: number }).seq
}
