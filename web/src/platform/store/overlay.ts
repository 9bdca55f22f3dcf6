import type { Conversation } from '#protocol/conversations.ts'
import type { FileBrief } from '#protocol/files.ts'
import type { Message, Reaction } from '#protocol/messages.ts'
import { emptied } from './apply-to-message.ts'
import type { OutboxItem } from './outbox-item.ts'
import type { ConversationView, LocalDraft, MessageView, PendingChange, Upload } from './views.ts'

const plain = new WeakMap<Message, MessageView>()
const changed = new WeakMap<Message, { items: readonly OutboxItem[]; view: MessageView }>()
const pending = new WeakMap<OutboxItem, MessageView>()

/** A confirmed line with the pending changes to it laid over; the same object while neither changes. */
export function overlaid(message: Message, items: readonly OutboxItem[]): MessageView {
  if (items.length === 0) return remember(plain, message, () => ({ key: message.id, message, change: null }))
  const known = changed.get(message)
  if (known && known.items.length === items.length && known.items.every((item, i) => item === items[i])) {
    return known.view
  }
  const view = { key: message.id, message: items.reduce(overlay, message), change: changeOf(items.at(-1)!) }
  changed.set(message, { items, view })
  return view
}

/** A message that is still on its way, as it will look. */
export function pendingView(item: OutboxItem & { n: 'messages.send' }, me: string): MessageView {
  return remember(pending, item, () => ({ key: item.d.id, message: pendingMessage(item, me), change: changeOf(item) }))
}

export function isSend(item: OutboxItem): item is OutboxItem & { n: 'messages.send' } {
  return item.n === 'messages.send'
}

/** A row of the list with what is pending laid over it. `countAt` tells `Message.count` of a line, if it is held. */
export function overlaidConversation(
  conversation: Conversation,
  items: readonly OutboxItem[],
  draft: LocalDraft | undefined,
  me: string,
  countAt: (seq: number) => number | undefined,
): ConversationView {
  const view: ConversationView = { ...conversation, lastLineState: null }
  for (const item of items) {
    if (item.state === 'refused' && !isSend(item)) continue
    if (item.n === 'conversations.mute') view.mutedUntil = item.d.until
    if (item.n === 'conversations.pin') view.pinned = item.d.pinned
    if (item.n === 'conversations.markRead') overlayRead(view, item.d.seq, countAt)
    if (isSend(item)) {
      view.lastMessage = pendingView(item, me).message
      view.lastLineState = item.state
    }
  }
  if (draft) view.draft = isBlank(draft) ? null : { ...draft, entities: [...draft.entities] }
  return view
}

export function isBlank(draft: Pick<LocalDraft, 'text' | 'replyTo'>): boolean {
  return draft.text.trim() === '' && draft.replyTo === null
}

function overlayRead(view: ConversationView, seq: number, countAt: (seq: number) => number | undefined) {
  if (seq <= view.readSeq) return
  const count = seq >= view.lastSeq ? view.lastCount : countAt(seq)
  view.readSeq = seq
  if (count !== undefined) view.unread = Math.min(view.unread, Math.max(0, view.lastCount - count))
  if (view.unread === 0) view.mentions = 0
}

function overlay(message: Message, item: OutboxItem): Message {
  if (item.state === 'refused') return message
  switch (item.n) {
    case 'messages.edit':
      return { ...message, text: item.d.text, entities: item.d.entities ?? [], editedAt: item.at }
    case 'messages.delete':
      return { ...message, ...emptied, deletedAt: item.at }
    case 'messages.react':
      return { ...message, ...reacted(message, item.d.emoji) }
    case 'messages.pin':
      return { ...message, pinned: item.d.pinned }
    default:
      return message
  }
}

function reacted({ reactions, myReaction }: Message, emoji: string | null) {
  const counts = new Map(reactions.map((reaction) => [reaction.emoji, reaction.count]))
  if (myReaction) counts.set(myReaction, (counts.get(myReaction) ?? 1) - 1)
  if (emoji) counts.set(emoji, (counts.get(emoji) ?? 0) + 1)
  const left: Reaction[] = [...counts].filter(([, count]) => count > 0).map(([sign, count]) => ({ emoji: sign, count }))
  return { reactions: left, myReaction: emoji }
}

const kinds = {
  'messages.send': 'send',
  'messages.edit': 'edit',
  'messages.delete': 'delete',
  'messages.react': 'react',
  'messages.pin': 'pin',
} as const

function changeOf(item: OutboxItem): PendingChange {
  const kind = kinds[item.n as keyof typeof kinds]
  return { commandId: item.id, kind, state: item.state, refusal: item.refusal, uploads: item.uploads }
}

function pendingMessage({ d, at, uploads }: OutboxItem & { n: 'messages.send' }, me: string): Message {
  return {
    ...{ id: d.id, conversationId: d.conversationId, seq: 0, v: 0, count: 0, authorId: me, at },
    ...{ text: d.text, entities: d.entities ?? [], replyTo: d.replyTo ?? null, files: uploads.map(pendingFile) },
    ...{ reactions: [], myReaction: null, pinned: false, editedAt: null, deletedAt: null, system: null },
  }
}

function pendingFile({ id, name, type, sizeBytes }: Upload): FileBrief {
  const family = type.split('/')[0]
  const kind = family === 'image' || family === 'video' || family === 'audio' ? family : 'document'
  return { id, name, type, kind, sizeBytes, width: null, height: null, hasPreview: false }
}

function remember<K extends object, V>(known: WeakMap<K, V>, key: K, make: () => V): V {
  const value = known.get(key) ?? make()
  known.set(key, value)
  return value
}
