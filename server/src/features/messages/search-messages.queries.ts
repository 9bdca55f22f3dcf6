import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Database } from '#server/platform/database/types.ts'
import { partLengthMin, type Wanted } from './search.rules.ts'

/** Lines of one conversation that somebody may read, both ends included. */
export type Readable = { conversationId: string; fromSeq: number; toSeq: number }
export type Found = { conversationId: string; seq: number; at: Date }

/** What the reader may search: the same visibility that history obeys. */
export async function readable(
  db: Kysely<Database>,
  personId: string,
  conversationId: string | undefined,
): Promise<Readable[]> {
  const only = conversationId === undefined ? sql`` : sql`and ch.conversation_id = ${conversationId}`
  const { rows } = await sql<Readable>`
    select p.conversation_id as "conversationId", p.from_seq as "fromSeq", coalesce(p.to_seq, s.last_seq) as "toSeq"
    from chats ch
    join participants p on p.conversation_id = ch.conversation_id and p.person_id = ch.person_id and p.left_at is null
    join streams s on s.id = ch.conversation_id
    where ch.person_id = ${personId} ${only} and coalesce(p.to_seq, s.last_seq) >= p.from_seq`.execute(db)
  return rows
}

/** The stem under which each word stands in the index; empty for stop words. */
export async function stemsOf(db: Kysely<Database>, words: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ word: string; stem: string }>`
    select word, coalesce((tsvector_to_array(to_tsvector('russian', word)))[1], '') as stem
    from unnest(${[...new Set(words)]}::text[]) as w (word)`.execute(db)
  return new Map(rows.map((row) => [row.word, row.stem]))
}

/** Every word has to be there, in some form or, from three letters on, as a part of a word. */
export function matches(wanted: readonly Wanted[]): RawBuilder<boolean> {
  const conditions = wanted.map(({ folded, stem }) => {
    const form = stem === '' ? [] : [sql`m.words @@ ${quoted(stem)}::tsquery`]
    const part = folded.length < partLengthMin ? [] : [sql`m.text like ${`%${folded}%`}`]
    return sql`(${sql.join([...form, ...part], sql` or `)})`
  })
  return sql<boolean>`${sql.join(conditions, sql` and `)}`
}

/** A lexeme as it is written in a `tsquery`. */
function quoted(stem: string): string {
  return `'${stem.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`
}

type Slice = { match: RawBuilder<boolean>; before: Found | undefined; fromAt: Date | undefined; limit: number }

/** The newest matches within a slice of time: the index gives the slice's matches, visibility is looked at afterwards. */
export async function matchesInSlice(
  db: Kysely<Database>,
  ranges: readonly Readable[],
  { match, before, fromAt, limit }: Slice,
): Promise<Found[]> {
  const { rows } = await sql<Found>`
    with hits as materialized (
      select m.conversation_id, m.seq, m.at from message_search m
      where ${match} and m.conversation_id = any(${ranges.map((range) => range.conversationId)}::uuid[])
        ${fromAt ? sql`and m.at >= ${fromAt}` : sql``} ${before ? sql`and m.at <= ${before.at}` : sql``})
    select h.conversation_id as "conversationId", h.seq, h.at from hits h ${inRanges(ranges, before)}
    limit ${limit}`.execute(db)
  return rows
}

/** The same over all lines of few conversations, read as they lie. */
export async function matchesInLines(
  db: Kysely<Database>,
  ranges: readonly Readable[],
  { match, before, limit }: Omit<Slice, 'fromAt'>,
): Promise<Found[]> {
  const { rows } = await sql<Found>`
    with hits as materialized (
      select x.* from unnest(${ranges.map((range) => range.conversationId)}::uuid[]) as r (id)
      cross join lateral (
        select m.conversation_id, m.seq, m.at from message_search m where m.conversation_id = r.id and ${match}) as x)
    select h.conversation_id as "conversationId", h.seq, h.at from hits h ${inRanges(ranges, before)}
    limit ${limit}`.execute(db)
  return rows
}

function inRanges(ranges: readonly Readable[], before: Found | undefined): RawBuilder<unknown> {
  return sql`
    join unnest(${ranges.map((range) => range.conversationId)}::uuid[], ${ranges.map((range) => range.fromSeq)}::bigint[],
      ${ranges.map((range) => range.toSeq)}::bigint[]) as r (id, from_seq, to_seq)
      on r.id = h.conversation_id and h.seq between r.from_seq and r.to_seq
    ${before ? sql`where (h.at, h.conversation_id, h.seq) < (${before.at}, ${before.conversationId}::uuid, ${before.seq})` : sql``}
    order by h.at desc, h.conversation_id desc, h.seq desc`
}
