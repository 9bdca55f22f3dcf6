import { sql } from 'kysely'
import type { DataOf, EventContract } from '#protocol/contract.ts'
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
  const { rows } = await sql<Changing & { deleted: boolean }>`
    select m.id, m.author_id as "authorId", m.text, m.content_versions as "contentVersions",
      m.pinned_at is not null as pinned, m.system is not null as "isSystem", s.version, m.deleted_at is not null as deleted
    from streams s
    join messages m on m.conversation_id = s.id and m.seq = ${seq}
    join visible_ranges r on r.conversation_id = s.id and r.person_id = ${actor.personId}
      and m.seq between r.from_seq and r.to_seq
    where s.id = ${conversationId}
    for update of s`.execute(tx)
  const [message] = rows
  if (!message) throw platformRefuse.not_found()
  if (message.deleted) throw refuse.message_deleted()
  return message
}

/** Publishes the change's one event and gives its number, which is also the message's `v`. */
export function publishChange<E extends EventContract>(
  context: CommandContext,
  message: Pick<Changing, 'version'>,
  event: E,
  conversationId: string,
  data: DataOf<E>,
): number {
  context.publish(event, conversationId, data)
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
