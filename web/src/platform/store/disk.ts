import type { PersonBrief } from '#protocol/common.ts'
import type { Conversation } from '#protocol/conversations.ts'
import type { EventFrame } from '#protocol/envelope.ts'
import type { Message, MessagePage } from '#protocol/messages.ts'
import type { Desk } from './desks.ts'
import type { OutboxItem } from './outbox-item.ts'
import type { Range } from './ranges.ts'
import type { State } from './state.ts'
import type { LocalDraft } from './views.ts'

/**
 * Lines as this device keeps them: a known stretch, or without `range` single ones. `version` is the cursor of their
 * conversation on disk.
 */
export type StoredLines = { version: number; messages: Message[]; range?: Range }

export type Loaded = {
  state: State
  outbox: OutboxItem[]
  drafts: Map<string, LocalDraft>
  token: string | undefined
}

/**
 * What this device keeps of one account. Writes are taken one after another in the order of the calls.
 * Confirmed records are written so that two tabs that both believe to lead do no harm: an event is stored only on top
 * of its predecessor, a record never over a newer one.
 */
export type Disk = {
  load: (me: string) => Promise<Loaded>
  keepEvents: (events: readonly EventFrame[], state: State) => void
  keepSnapshot: (state: State) => void
  keepConversation: (conversation: Conversation, state: State, options: { anew: boolean }) => void
  dropConversation: (id: string, state: State) => void
  /** `range` is absent for single lines. A page older than the cursor on disk is not kept. */
  keepPage: (conversationId: string, page: MessagePage, range?: Range) => void
  keepPersons: (persons: readonly PersonBrief[], state: State) => void
  /** The token stands for all writes before it. */
  keepToken: (token: string) => void
  /** Up to `limit` lines of one known stretch: before a line, after it, around it, or the newest. */
  lines: (conversationId: string, at: LinesAt, limit: number) => Promise<StoredLines | undefined>
  line: (conversationId: string, seq: number) => Promise<StoredLines | undefined>
  /** Resolves when the item (and its files) will survive a crash. */
  keepItem: (item: OutboxItem, files?: ReadonlyMap<string, Blob>) => Promise<void>
  dropItem: (item: OutboxItem) => Promise<void>
  items: () => Promise<OutboxItem[]>
  blob: (fileId: string) => Promise<Blob | undefined>
  keepDraft: (conversationId: string, draft: LocalDraft | null) => Promise<void>
  /** Rejects when the browser has no room for it. */
  keepDesk: (conversationId: string, desk: Desk | null) => Promise<void>
  desk: (conversationId: string) => Promise<Desk | undefined>
  /** Resolves when everything asked before has been written. */
  settled: () => Promise<void>
  close: () => void
  /** False when nothing outlives the page. */
  readonly lasting: boolean
}

export type LinesAt = { before: number } | { after: number } | { around: number } | 'end'
