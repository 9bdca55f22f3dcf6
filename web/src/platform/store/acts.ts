import type { InputOf } from '#protocol/contract.ts'
import type { reactToMessage } from '#protocol/messages.ts'
import { newId } from '../ids.ts'
import type { Outbox } from '../sync/outbox.ts'
import type { Drafts } from './drafts.ts'
import type { MessageInput } from './views.ts'

type Emoji = InputOf<typeof reactToMessage>['emoji']

/** The verbs: each becomes an item of the outbox. */
export function createActs(outbox: Outbox, drafts: Drafts) {
  return {
    sendMessage(conversationId: string, { text, entities, replyTo, files = [] }: MessageInput): string {
      const id = newId()
      const blobs = new Map(files.map((file) => [newId(), file]))
      const d = {
        id,
        conversationId,
        text,
        ...(entities?.length ? { entities: [...entities] } : {}),
        ...(replyTo ? { replyTo } : {}),
        ...(blobs.size > 0 ? { fileIds: [...blobs.keys()] } : {}),
      }
      drafts.clear(conversationId, outbox.add({ n: 'messages.send', d }, blobs))
      return id
    },
    editMessage(conversationId: string, seq: number, text: string, entities: NonNullable<MessageInput['entities']>) {
      void outbox.add({ n: 'messages.edit', d: { conversationId, seq, text, entities: [...entities] } })
    },
    deleteMessage(conversationId: string, seq: number) {
      void outbox.add({ n: 'messages.delete', d: { conversationId, seq } })
    },
    react(conversationId: string, seq: number, emoji: string | null) {
      void outbox.add({ n: 'messages.react', d: { conversationId, seq, emoji: emoji as Emoji } })
    },
    pinMessage(conversationId: string, seq: number, pinned: boolean) {
      void outbox.add({ n: 'messages.pin', d: { conversationId, seq, pinned } })
    },
    markRead(conversationId: string, seq: number, told: { stayed?: true } = {}) {
      void outbox.add({ n: 'conversations.markRead', d: { conversationId, seq, ...told } })
    },
    mute(conversationId: string, until: string | null) {
      void outbox.add({ n: 'conversations.mute', d: { conversationId, until } })
    },
    pinConversation(conversationId: string, pinned: boolean) {
      void outbox.add({ n: 'conversations.pin', d: { conversationId, pinned } })
    },
  }
}
