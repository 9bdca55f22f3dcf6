import { sql } from 'kysely'
import { messageSent, type Message, type SystemLine } from '#protocol/messages.ts'
import type { CommandContext } from '#server/platform/call.ts'

/**
 * Adds a line that nobody wrote to a conversation. It gets a number like every line and does not count as unread.
 * Takes the stream’s row lock, so the line’s version is the one its event will get.
 */
export async function postSystemLine(
  context: CommandContext<unknown>,
  conversationId: string,
  system: SystemLine,
): Promise<void> {
  const { tx, at, newId } = context
  const { rows } = await sql<{ seq: number; count: number; version: number }>`
    update streams set last_seq = last_seq + 1 where id = ${conversationId}
    returning last_seq as seq, last_count as count, version`.execute(tx)
  const { seq, count, version } = rows[0]!
  const v = version + context.publishedOn(conversationId) + 1
  const id = newId()
  await sql`
    insert into messages (conversation_id, seq, id, v, count, author_id, at, text, system, content_versions)
    values (${conversationId}, ${seq}, ${id}, ${v}, ${count}, null, ${at}, '', ${JSON.stringify(system)}::jsonb,
      array[${v}::bigint])`.execute(tx)
  context.publish(messageSent, conversationId, { message: lineOf({ id, conversationId, seq, v, count, at, system }) })
}

type Line = Pick<Message, 'id' | 'conversationId' | 'seq' | 'v' | 'count'> & { at: Date; system: SystemLine }

function lineOf({ at, ...line }: Line): Message {
  return {
    ...line,
    authorId: null,
    at: at.toISOString(),
    text: '',
    entities: [],
    replyTo: null,
    files: [],
    reactions: [],
    myReaction: null,
    pinned: false,
    editedAt: null,
    deletedAt: null,
  }
}
