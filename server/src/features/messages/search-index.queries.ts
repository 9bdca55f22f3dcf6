import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Tx } from '#server/platform/call.ts'
import type { Database } from '#server/platform/database/types.ts'
import { searchable, weekMs } from './search.rules.ts'

export type Line = { conversationId: string; seq: number; at: Date; text: string }

/** Conversations that have lines which nobody has indexed. */
export async function conversationsBehind(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select s.id from streams s left join search_heads h on h.conversation_id = s.id
    where s.kind = 'conversation' and s.last_seq > coalesce(h.indexed_seq, 0)`.execute(db)
  return rows.map((row) => row.id)
}

/** Takes the heads of these conversations, except those that another process is busy with. */
export async function takeHeads(tx: Tx, conversationIds: readonly string[]): Promise<Map<string, number>> {
  const ids = [...conversationIds]
  await sql`insert into search_heads (conversation_id) select unnest(${ids}::uuid[]) on conflict do nothing`.execute(tx)
  const { rows } = await sql<{ id: string; indexed: number }>`
    select conversation_id as id, indexed_seq as indexed from search_heads
    where conversation_id = any(${ids}::uuid[]) for update skip locked`.execute(tx)
  return new Map(rows.map((row) => [row.id, row.indexed]))
}

/** The next lines after each head, in order; system lines and deleted ones have no text. */
export async function linesAfter(tx: Tx, heads: ReadonlyMap<string, number>, limit: number): Promise<Line[]> {
  const { rows } = await sql<Line>`
    select m.conversation_id as "conversationId", m.seq, m.at, m.text
    from unnest(${[...heads.keys()]}::uuid[], ${[...heads.values()]}::bigint[]) as h (id, indexed)
    cross join lateral (
      select conversation_id, seq, at, text from messages
      where conversation_id = h.id and seq > h.indexed order by seq limit ${limit}) as m
    limit ${limit}`.execute(tx)
  return rows
}

/** Stores what is new. What an edit or a deletion has already put there is newer and stays. */
export async function storeLines(tx: Tx, lines: readonly Line[]): Promise<void> {
  const said = lines.filter((line) => line.text !== '')
  await sql`
    insert into message_search (conversation_id, seq, at, week, words, text)
    select c, s, date_trunc('milliseconds', a), ${weekOf(sql`a`)}, to_tsvector('russian', t), t
    from unnest(
      ${said.map((line) => line.conversationId)}::uuid[], ${said.map((line) => line.seq)}::bigint[],
      ${said.map((line) => line.at)}::timestamptz[], ${said.map((line) => searchable(line.text))}::text[]
    ) as l (c, s, a, t)
    on conflict do nothing`.execute(tx)
  const heads = new Map(lines.map((line) => [line.conversationId, line.seq]))
  await sql`
    update search_heads set indexed_seq = h.seq
    from unnest(${[...heads.keys()]}::uuid[], ${[...heads.values()]}::bigint[]) as h (id, seq)
    where conversation_id = h.id and indexed_seq < h.seq`.execute(tx)
}

/**
 * Brings a line's entry up to its new text, in the transaction that edits it; `null` when it is deleted. Works also
 * before the line is indexed at all: the entry left here keeps the indexer from storing what it read earlier.
 */
export async function reindex(tx: Tx, conversationId: string, seq: number, text: string | null): Promise<void> {
  const stored = text === null ? '' : searchable(text)
  await sql`
    insert into message_search (conversation_id, seq, at, week, words, text)
    select conversation_id, seq, date_trunc('milliseconds', at), ${weekOf(sql`at`)}, to_tsvector('russian', ${stored}), ${stored} from messages
    where conversation_id = ${conversationId} and seq = ${seq}
    on conflict (conversation_id, seq) do update set words = excluded.words, text = excluded.text`.execute(tx)
}

function weekOf(at: RawBuilder<unknown>): RawBuilder<number> {
  return sql`floor(extract(epoch from ${at}) / ${weekMs / 1000}::integer)::integer`
}
