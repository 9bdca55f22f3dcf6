import { createContext, use } from 'react'
import type { Message } from '#protocol/messages.ts'
import type { ConversationView, MessageView } from '../../platform/store/index.ts'

/** What lines of an open conversation need to know and may ask for. Never changes while the conversation is open. */
export interface Talk {
  conversationId: string
  kind: ConversationView['kind']
  me: string
  /** The conversation as it is at this moment. */
  now: () => ConversationView | undefined
  reply: (message: Message) => void
  edit: (view: MessageView) => void
  forward: (message: Message) => void
  report: (message: Message) => void
  showReaders: (message: Message) => void
  openPerson: (personId: string) => void
  openPhoto: (message: Message, fileId: string) => void
  jump: (seq: number) => void
  chooseDay: (at: Element, day: string) => void
  focusComposer: () => void
}

export const TalkContext = createContext<Talk | null>(null)

export function useTalk(): Talk {
  const talk = use(TalkContext)
  if (!talk) throw new Error('A line of a conversation stands outside of one')
  return talk
}
