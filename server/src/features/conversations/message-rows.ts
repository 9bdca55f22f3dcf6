import { sql, type RawBuilder } from 'kysely'
import type { FileBrief } from '#protocol/files.ts'
import type { Entity, Message, Reaction, SystemLine } from '#protocol/messages.ts'

/** A message's row with the reader's own reaction. */
export type MessageRow = {
  id: string
  conversation_id: string
  seq: number
  v: number
  count: number
  author_id: string | null
  at: Date
  text: string
  entities: Entity[]
  reply_to: number | null
  files: FileBrief[]
  reactions: Reaction[]
  my_reaction: string | null
  pinned_at: Date | null
  edited_at: Date | null
  deleted_at: Date | null
  system: SystemLine | null
}

/** The columns of `MessageRow` from `messages m`, as `personId` reads them. */
export function messageColumns(personId: string): RawBuilder<unknown> {
  return sql`m.id, m.conversation_id, m.seq, m.v, m.count, m.author_id, m.at, m.text, m.entities, m.reply_to, m.files,
    m.reactions, m.pinned_at, m.edited_at, m.deleted_at, m.system,
    case when m.reactions = '[]' then null else (
      select r.emoji from reactions r
      where r.conversation_id = m.conversation_id and r.seq = m.seq and r.person_id = ${personId}) end as my_reaction`
}

export function messageFromRow(row: MessageRow): Message {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    seq: row.seq,
    v: row.v,
    count: row.count,
    authorId: row.author_id,
    at: row.at.toISOString(),
    text: row.text,
    entities: row.entities,
    replyTo: row.reply_to,
    files: row.files,
    reactions: row.reactions,
    myReaction: row.my_reaction,
    pinned: row.pinned_at !== null,
    editedAt: row.edited_at?.toISOString() ?? null,
    deletedAt: row.deleted_at?.toISOString() ?? null,
    system: row.system,
  }
}
