import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Database } from '#server/platform/database/types.ts'
import { partLengthMin, type Wanted } from './search.rules.ts'

/** Lines of one conversation that somebody may read, both ends included. */
export type Readable = { conversationId: string; fromSeq: number; toSeq: number }
export type Found = { conversationId: string; seq: number; at: Date }
/** What an index was asked for: the matches that may be read, and how many had to be looked at. */
export type Looked = { found: Found[]; looked: number }

/** What the reader may search: the same visibility that history obeys. */
export async function readable(
  db: Kysely<Database>,
  personId: string,
  conversationId: string | undefined,
): Promise<Readable[]> {
  const only = conversationId === undefined ? sql`` : sql`and ch.conversation_id = ${conversationId}`
  const { rows } = await sql<Readable>`
    select r.conversation_id as "conversationId", r.from_seq as "fromSeq", least(r.to_seq, s.last_seq) as "toSeq"
    from chats ch
    join visible_ranges r on r.conversation_id = ch.conversation_id and r.person_id = ch.person_id
    join streams s on s.id = ch.conversation_id
    where ch.person_id = ${personId} ${only} and least(r.to_seq, s.last_seq) >= r.from_seq`.execute(db)
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
  return sql<boolean>`${sql.join(
    wanted.map((one) => sql`(${sql.join(ways(one), sql` or `)})`),
    sql` and `,
  )}`
}

/**
 * The same for an index that is asked once for each conversation: a long part is looked up by its first letters only,
 * since every trigram costs, and compared as a whole afterwards.
 */
export function matchesCheaply(wanted: readonly Wanted[]): RawBuilder<boolean> {
  const short = wanted.map((one) => ({ ...one, folded: one.folded.slice(0, cheapPartLength) }))
  return sql<boolean>`${matches(short)} and ${sql.join(wanted.map(asRead), sql` and `)}`
}

const cheapPartLength = 5

function ways({ folded, stem }: Wanted): RawBuilder<unknown>[] {
  const form = stem === '' ? [] : [sql`m.words @@ ${quoted(stem)}::tsquery`]
  const part = folded.length < partLengthMin ? [] : [sql`m.text like ${`%${folded}%`}`]
  return [...form, ...part]
}

/** In words that no index knows, so that it is only compared. */
function asRead({ folded, stem }: Wanted): RawBuilder<unknown> {
  const form = stem === '' ? sql`false` : sql`ts_match_vq(m.words, ${quoted(stem)}::tsquery)`
  return folded.length < partLengthMin ? form : sql`(${form} or strpos(m.text, ${folded}) > 0)`
}

/** A lexeme as it is written in a `tsquery`. */
function quoted(stem: string): string {
  return `'${stem.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`
}

export type Page = { before: Found | undefined; limit: number }

/** Matches of some weeks, or of everything before a week. At most `lookedMax` are looked at, then `found` is incomplete. */
export async function matchesInWeeks(
  db: Kysely<Database>,
  ranges: readonly Readable[],
  match: RawBuilder<boolean>,
  weeks: { among: number[] } | { before: number; lookedMax: number },
  page: Page,
): Promise<Looked> {
  const when = 'among' in weeks ? sql`m.week = any(${weeks.among}::integer[])` : sql`m.week + 0 < ${weeks.before}`
  const limit = 'among' in weeks ? sql`` : sql`limit ${weeks.lookedMax}`
  const only = ranges.length === 1 ? sql`and m.conversation_id = ${ranges[0]!.conversationId}` : sql``
  return newest(
    db,
    ranges,
    sql`
    select m.conversation_id, m.seq, m.at from message_search m where ${when} and ${match} ${only} ${limit}`,
    page,
  )
}

/** All matches of these conversations, each asked for by itself. */
export async function matchesByConversation(
  db: Kysely<Database>,
  ranges: readonly Readable[],
  match: RawBuilder<boolean>,
  page: Page,
): Promise<Looked> {
  return newest(
    db,
    ranges,
    sql`
    select x.* from unnest(${ranges.map((range) => range.conversationId)}::uuid[]) as r (id)
    cross join lateral (
      select m.conversation_id, m.seq, m.at from message_search m where m.conversation_id = r.id and ${match}) as x`,
    page,
  )
}

/** The same by reading every line, for few lines. */
export async function matchesByReading(
  db: Kysely<Database>,
  ranges: readonly Readable[],
  match: RawBuilder<boolean>,
  page: Page,
): Promise<Looked> {
  return newest(
    db,
    ranges,
    sql`
    select m.conversation_id, m.seq, m.at from unnest(${ranges.map((range) => range.conversationId)}::uuid[]) as r (id)
    cross join lateral (select * from message_search where conversation_id = r.id offset 0) as m where ${match}`,
    page,
  )
}

/** Of what an index gave, the newest that lie inside what may be read and after the page before. */
async function newest(db: Kysely<Database>, ranges: readonly Readable[], hits: RawBuilder<unknown>, page: Page) {
  const { before, limit } = page
  const after = before
    ? sql`where (h.at, h.conversation_id, h.seq) < (${before.at}, ${before.conversationId}::uuid, ${before.seq}::bigint)`
    : sql``
  const { rows } = await sql<{ looked: number; conversationId: string | null; seq: number; at: Date }>`
    with hits as materialized (${hits}), page as (
      select h.* from hits h
      join unnest(${ranges.map((range) => range.conversationId)}::uuid[], ${ranges.map((range) => range.fromSeq)}::bigint[],
        ${ranges.map((range) => range.toSeq)}::bigint[]) as r (id, from_seq, to_seq)
        on r.id = h.conversation_id and h.seq between r.from_seq and r.to_seq
      ${after} order by h.at desc, h.conversation_id desc, h.seq desc limit ${limit})
    select l.looked, p.conversation_id as "conversationId", p.seq, p.at
    from (select count(*) as looked from hits) l left join page p on true
    order by p.at desc, p.conversation_id desc, p.seq desc`.execute(db)
  const found = rows.flatMap(({ conversationId, seq, at }) =>
    conversationId === null ? [] : { conversationId, seq, at },
  )
  return { found, looked: rows[0]!.looked }
}
