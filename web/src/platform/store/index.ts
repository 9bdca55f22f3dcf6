import { useEffect } from 'react'
import { useCell } from './use-cell.ts'
import type { Desk } from './desks.ts'
import { client, useSessionCell } from './current.ts'
import type { EventFrame } from '#protocol/envelope.ts'
import type { PersonBrief } from '#protocol/common.ts'
import type {
  ConnectionView,
  ConversationView,
  LocalDraft,
  MessageInput,
  MessageView,
  Notice,
  Presence,
  SessionView,
  Timeline,
} from './views.ts'

export type * from './views.ts'
export type { Me } from '#protocol/accounts.ts'
export { refreshMe, signedIn, signOut, startSession } from './current.ts'
export { call } from '../api/call.ts'
export { Refusal } from '../api/refusal.ts'

// What to show. Every hook redraws only when its own answer changes --------------------------------------------------

export function useSession(): SessionView {
  return useSessionCell()
}

/** Ids of all conversations, pinned first, then by the last line. The same array until the order changes. */
export function useConversationIds(): readonly string[] {
  return useCell((c) => c.conversationIds)
}

/** All rows in the order of the list, for filters and quick jumps; redraws at every change of any of them. */
export function useConversations(): readonly ConversationView[] {
  return useCell((c) => c.conversations)
}

/** `undefined` while unknown: not a participant, or the list has not come yet (see `useListReady`). */
export function useConversation(conversationId: string): ConversationView | undefined {
  return useCell((c) => c.conversation(conversationId))
}

/** True once the list is known, from this device or from the server. Until then: a skeleton. */
export function useListReady(): boolean {
  return useCell((c) => c.listReady)
}

/** Opens the conversation at its first unread line (or at `at`) and keeps its window while mounted. */
export function useTimeline(conversationId: string, at?: number): Timeline {
  useEffect(() => client().timelines.open(conversationId, at), [conversationId, at])
  return useCell((c) => c.timeline(conversationId))
}

/** One line, wherever it is: for quotes and links. Fetched when this device does not hold it. */
export function useMessage(conversationId: string, seq: number | null): MessageView | undefined {
  return useCell((c) => c.message(conversationId, seq))
}

/** Pinned lines, newest first. */
export function usePinnedMessages(conversationId: string): readonly MessageView[] {
  useEffect(() => void client().timelines.loadPinned(conversationId), [conversationId])
  return useCell((c) => c.pinned(conversationId))
}

/** `undefined` until the name is known; asked for by itself, many at once. */
export function usePerson(personId: string | null): PersonBrief | undefined {
  return useCell((c) => c.person(personId))
}

/** Ids of those who are writing now, without oneself. */
export function useTyping(conversationId: string): readonly string[] {
  return useCell((c) => c.typing(conversationId))
}

/** Presence of somebody on the screen; watching starts and stops with the component. */
export function usePresence(personId: string | null): Presence | undefined {
  useEffect(() => (personId ? client().signals.watch(personId) : undefined), [personId])
  return useCell((c) => c.presence(personId))
}

/** Draft of the composer: changes on this device only when another device saved a newer one or a send cleared it. */
export function useDraft(conversationId: string): LocalDraft | null {
  return useCell((c) => c.draft(conversationId))
}

export function useConnection(): ConnectionView {
  return useCell((c) => c.connection)
}

/** Unread messages in conversations that are not muted: the badge. */
export function useUnreadTotal(): number {
  return useCell((c) => c.unreadTotal)
}

// What to do. Verbs show their effect at once; with no line they are queued ------------------------------------------

/** Returns the id of the message. Clears the draft of the conversation. */
export function sendMessage(conversationId: string, input: MessageInput): string {
  return client().acts.sendMessage(conversationId, input)
}

export function editMessage(
  conversationId: string,
  seq: number,
  text: string,
  entities: MessageInput['entities'] = [],
) {
  client().acts.editMessage(conversationId, seq, text, entities)
}

export function deleteMessage(conversationId: string, seq: number) {
  client().acts.deleteMessage(conversationId, seq)
}

/** `null` takes the reaction back. */
export function react(conversationId: string, seq: number, emoji: string | null) {
  client().acts.react(conversationId, seq, emoji)
}

export function pinMessage(conversationId: string, seq: number, pinned: boolean) {
  client().acts.pinMessage(conversationId, seq, pinned)
}

/** The line has been on the screen of a visible page. Never moves back; sent at most once a second. */
export function markRead(conversationId: string, seq: number, told: { stayed?: true } = {}) {
  client().acts.markRead(conversationId, seq, told)
}

/** `until` is an instant, `null` to hear again. */
export function muteConversation(conversationId: string, until: string | null) {
  client().acts.mute(conversationId, until)
}

export function pinConversation(conversationId: string, pinned: boolean) {
  client().acts.pinConversation(conversationId, pinned)
}

/** Call at every keystroke: kept on this device at once, on the server at pauses. Empty text without a quote clears it. */
export function saveDraft(conversationId: string, draft: Omit<LocalDraft, 'at'>) {
  client().drafts.save(conversationId, draft)
}

/** What lies beside the draft on this device: at once when this page held it already. */
export function deskNow(conversationId: string): Desk | undefined {
  return client().desks.now(conversationId)
}

export function openDesk(conversationId: string): Promise<Desk> {
  return client().desks.open(conversationId)
}

/** False when there was no room for the files: they are gone with the page. */
export function putOnDesk(conversationId: string, change: Partial<Desk>): Promise<boolean> {
  return client().desks.put(conversationId, change)
}

/** Send a refused command again. */
export function retry(commandId: string) {
  client().outbox.retry(commandId)
}

/** Give up a command that is refused or still waiting. False when it is already on its way. */
export function discard(commandId: string): Promise<boolean> {
  return client().outbox.discard(commandId)
}

/** Tell the others that one is writing; call at every keystroke, sent at most once in some seconds. */
export function showTyping(conversationId: string) {
  client().signals.typing(conversationId)
}

export function loadOlder(conversationId: string): Promise<void> {
  return client().timelines.loadOlder(conversationId)
}

export function loadNewer(conversationId: string): Promise<void> {
  return client().timelines.loadNewer(conversationId)
}

/** Move the window of an open conversation to a line. False when it cannot be had. */
export function jumpTo(conversationId: string, seq: number): Promise<boolean> {
  return client().timelines.jumpTo(conversationId, seq)
}

export function jumpToEnd(conversationId: string): Promise<boolean> {
  return client().timelines.jumpToEnd(conversationId)
}

/** Make sure a conversation just created or opened by a call is known before the page shows it. */
export function ensureConversation(conversationId: string): Promise<boolean> {
  return client().sync.ensureConversation(conversationId)
}

/** What has been written here and not accepted yet, refused items included: ask before signing out. */
export function unsentCount(): number {
  return client().views.unsentCount.read()
}

/** Refused small acts. Returns how to stop listening. */
export function onNotice(listener: (notice: Notice) => void): () => void {
  return client().onNotice(listener)
}

/** Events as they are applied, for pages that refetch («organisation …», «class …»). Returns how to stop listening. */
export function onEvent(listener: (event: EventFrame) => void): () => void {
  return client().onEvent(listener)
}
