import { sql } from 'kysely'
import type { DataOf, EventContract } from '#protocol/contract.ts'
import { requireParticipant } from '#server/features/conversations/exports.ts'
import type { CommandContext, Tx } from '#server/platform/call.ts'
import { refuse as platformRefuse } from '#server/platform/refusal.ts'
import { refuse } from './messages.refusals.ts'

export type Changing = {
  id: string
  authorId: string | null
  text: string
  contentVersions: number[]
  pinned: boolean
  isSystem: boolean
  hasFiles: boolean
  /** Version that the stream has now; the change's event gets the next. */
  version: number
}

/**
 * Takes a message to change it: locks its stream, so that numbers and order stay as the events tell them.
 * Throws `not_found` for what the reader cannot see, `message_deleted` for what is gone.
 */
export async function takeMessage(
  { tx, actor }: CommandContext,
  conversationId: string,
  seq: number,
): Promise<Changing> {
  await requireParticipant(tx, conversationId, actor.personId)
  const version = await lockStream(tx, conversationId)
  const { rows } = await sql<Omit<Changing, 'version'> & { deleted: boolean }>`
    select m.id, m.author_id as "authorId", m.text, m.content_versions as "contentVersions",
      m.pinned_at is not null as pinned, m.system is not null as "isSystem", m.deleted_at is not null as deleted,
      m.files <> '[]' as "hasFiles"
    from messages m
    join visible_ranges r on r.conversation_id = m.conversation_id and r.person_id = ${actor.personId}
      and m.seq between r.from_seq and r.to_seq
    where m.conversation_id = ${conversationId} and m.seq = ${seq}`.execute(tx)
  const [message] = rows
  if (!message) throw platformRefuse.not_found()
  if (message.deleted) throw refuse.message_deleted()
  return { ...message, version }
}

/**
 * Waits for the stream's row and gives its version. In a statement of its own: whatever is read together with a row that
 * one waits for is as old as the beginning of the waiting.
 */
export async function lockStream(tx: Tx, conversationId: string): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    select version from streams where id = ${conversationId} for update`.execute(tx)
  if (!rows[0]) throw platformRefuse.not_found()
  return rows[0].version
}

/**
 * Publishes the change's one event and gives its number, which is also the message's `v`. Who does not see the message is
 * told the number alone.
 */
export function publishChange<E extends EventContract>(
  context: CommandContext,
  message: Pick<Changing, 'version' | 'contentVersions'>,
  event: E,
  conversationId: string,
  data: DataOf<E>,
): number {
  context.publish(event, conversationId, data, message.contentVersions[0])
  return message.version + context.publishedOn(conversationId)
}

/** Overwrites the text in the log: catch-up never delivers what was changed or removed. */
export async function overwriteLog(
  tx: Tx,
  conversationId: string,
  versions: readonly number[],
  text: string,
  entities: string,
  files: 'keep' | 'drop' = 'keep',
): Promise<void> {
  const message = sql`jsonb_set(jsonb_set(data::jsonb, '{message,text}', to_jsonb(${text}::text)), '{message,entities}',
    ${entities}::jsonb)`
  const withFiles = files === 'keep' ? message : sql`jsonb_set(${message}, '{message,files}', '[]')`
  await sql`
    update events set data = (case name
      when 'message.sent' then ${withFiles}
      when 'message.edited' then jsonb_set(jsonb_set(data::jsonb, '{text}', to_jsonb(${text}::text)), '{entities}',
        ${entities}::jsonb)
      else data::jsonb end)::json
    where stream_id = ${conversationId} and version = any(${[...versions]}::bigint[])`.execute(tx)
}
