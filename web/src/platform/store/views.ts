import type { Conversation } from '#protocol/conversations.ts'
import type { Entity, Message } from '#protocol/messages.ts'
import type { RefusalBody } from '#protocol/envelope.ts'
import type { Me } from '#protocol/accounts.ts'

/** Where a command of this device is: waiting for the line, on its way, accepted (its event will follow), or refused. */
export type SendState = 'queued' | 'sending' | 'sent' | 'refused'

/** A file on its way up. `sentBytes` grows to `sizeBytes`. */
export type Upload = { id: string; name: string; type: string; sizeBytes: number; sentBytes: number }

/** What this device has asked to do with a message and the server has not shown yet. */
export type PendingChange = {
  /** For `retry` and `discard`. */
  commandId: string
  kind: 'send' | 'edit' | 'delete' | 'react' | 'pin'
  state: SendState
  refusal: RefusalBody | null
  uploads: readonly Upload[]
}

/** A line as it should be drawn, with what is pending laid over it. Same object as long as nothing in it changes. */
export type MessageView = {
  /** Stable from pending to confirmed: the React key. */
  key: string
  /** `seq` is 0 while the message is pending. */
  message: Message
  change: PendingChange | null
}

/** A contiguous window of a conversation, oldest first; own pending messages stand at its end. */
export type Timeline = {
  items: readonly MessageView[]
  /** Nothing older, nothing newer exists. Pending messages are shown only when the end is reached. */
  reachedStart: boolean
  reachedEnd: boolean
  loading: 'nothing' | 'first' | 'older' | 'newer'
  /** The last load failed for want of a line: what is shown is what this device has. */
  unreachable: boolean
  /** First line that was unread when the conversation was opened; 0 when there was none. Stays put while reading. */
  firstUnreadSeq: number
}

/** A row of the list: the conversation with pending reads, mutes, pins, drafts and sends laid over it. */
export type ConversationView = Conversation & {
  /** State of the last line when it is one's own and pending; `null` when it is confirmed. */
  lastLineState: SendState | null
}

/** What stands in a composer. */
export type LocalDraft = { text: string; entities: readonly Entity[]; replyTo: number | null; at: string }

export type MessageInput = {
  text: string
  entities?: readonly Entity[]
  replyTo?: number
  files?: readonly File[]
}

export type ConnectionView = {
  state: 'online' | 'connecting' | 'offline'
  /** True while what was missed is being fetched. */
  catchingUp: boolean
}

export type SessionView =
  | { state: 'unknown' }
  /** Nobody is known here and the server does not answer; asked again by itself. */
  | { state: 'unreachable' }
  | { state: 'signedOut'; reason: string }
  | { state: 'signedIn'; me: Me }

export type Presence = { online: boolean; lastSeenAt: string | null }

/** A refused small act (reaction, pin, mute, …): worth a quiet line, nothing to retry. */
export type Notice = { commandId: string; kind: string; refusal: RefusalBody }
