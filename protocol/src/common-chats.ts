import Type, { type Static } from 'typebox'
import { command, query } from './contract.ts'
import { Exactly, Id, Nothing, Nullable, OneOf } from './common.ts'

/** `heads`: whoever leads an organisation directly below the office. `all_staff`: a channel for all staff of a municipality. */
export const CommonChatKind = OneOf('heads', 'all_staff')
export type CommonChatKind = Static<typeof CommonChatKind>

export const CommonChat = Type.Object({
  kind: CommonChatKind,
  /** Null: was never opened. */
  conversationId: Nullable(Id),
  open: Type.Boolean(),
  participantCount: Type.Integer(),
  /** People are still being let in. */
  filling: Type.Boolean(),
})
export type CommonChat = Static<typeof CommonChat>

export const commonChats = query('organisations.commonChats', {
  summary: 'The chats that an office keeps over the organisations below it; empty for what is no office.',
  input: Exactly({ organisationId: Id }),
  output: Type.Object({ chats: Type.Array(CommonChat) }),
})

export const openCommonChat = command('organisations.openCommonChat', {
  summary: 'Open such a chat, or open it again: from now on people come and go by the roster.',
  input: Exactly({ organisationId: Id, kind: CommonChatKind }),
  output: Type.Object({ conversationId: Id }),
})

export const closeCommonChat = command('organisations.closeCommonChat', {
  summary: 'Close such a chat for writing: those inside keep reading it, nobody new comes in.',
  input: Exactly({ organisationId: Id, kind: CommonChatKind }),
  output: Nothing,
})
