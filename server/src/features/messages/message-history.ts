import { sql } from 'kysely'
import type { InputOf } from '#protocol/contract.ts'
import { historyLimitMax, messageHistory as contract, type Message, type MessagePage } from '#protocol/messages.ts'
import { messageColumns, messageFromRow, type MessageRow } from '#server/features/conversations/exports.ts'
import { personBriefs } from '#server/features/roster/exports.ts'
import { answer, type Db } from '#server/platform/call.ts'
import { refuse } from '#server/platform/refusal.ts'
import { everInside } from './mentions.queries.ts'
import { mentionsOf } from './messages.rules.ts'

type Input = InputOf<typeof contract>

/** What of a conversation somebody may read. */
export type Range = { fromSeq: number; toSeq: number | null }

export const messageHistory = answer(contract, {
  async run({ db, actor }, input) {
    const page = await readPage(db, actor.personId, input)
    if (!page) throw refuse.not_found()
    const { rows, range, version, lastSeq } = page
    const [first, last] = [rows[0]?.seq, rows.at(-1)?.seq]
    const newest = Math.min(range.toSeq ?? lastSeq, lastSeq)
    return {
      ...(await pageOf(db, actor.personId, input.conversationId, range, rows, version)),
      reachedStart: first === undefined ? input.before !== undefined || newest < range.fromSeq : first <= range.fromSeq,
      reachedEnd: last === undefined ? input.before === undefined : last >= newest,
    }
  },
})

/** Rows with what goes along: quoted messages that the reader may see, names of everybody who appears. */
export async function pageOf(
  db: Db,
  personId: string,
  conversationId: string,
  range: Range,
  rows: MessageRow[],
  version: number,
): Promise<Pick<MessagePage, 'version' | 'messages' | 'quoted' | 'persons'>> {
  const messages = rows.map(messageFromRow)
  const here = new Set(messages.map((message) => message.seq))
  const missing = messages.flatMap(({ replyTo }) => (replyTo !== null && !here.has(replyTo) ? [replyTo] : []))
  const quoted =
    missing.length > 0 ? (await rowsBySeq(db, personId, conversationId, range, missing)).map(messageFromRow) : []
  const persons = await personsIn(db, [...messages, ...quoted], personId)
  return { version, messages, quoted, persons }
}

export async function rowsBySeq(db: Db, personId: string, conversationId: string, range: Range, seqs: number[]) {
  const { rows } = await sql<MessageRow>`
    select ${messageColumns(personId)} from messages m
    where m.conversation_id = ${conversationId} and m.seq = any(${seqs}::bigint[])
      and m.seq >= ${range.fromSeq} and m.seq <= ${range.toSeq ?? Number.MAX_SAFE_INTEGER}
    order by m.seq`.execute(db)
  return rows
}

export async function streamVersion(db: Db, conversationId: string): Promise<number> {
  const row = await db.selectFrom('streams').select('version').where('id', '=', conversationId).executeTakeFirst()
  return row?.version ?? 0
}

/** Everybody who appears in messages, as the reader may see them: authors, those of whom system lines speak, and whoever is mentioned and was ever there. */
export async function personsIn(db: Db, messages: readonly Message[], readerId: string) {
  const ids = messages.flatMap(({ authorId, system }) => [
    ...(authorId ? [authorId] : []),
    ...(system?.personIds ?? []),
  ])
  const mentioned = messages.flatMap(({ conversationId, entities }) =>
    mentionsOf(entities).personIds.map((personId) => ({ conversationId, personId })),
  )
  return personBriefs(db, [...new Set([...ids, ...(await everInside(db, mentioned))])], readerId)
}

type Page = { rows: MessageRow[]; range: Range; version: number; lastSeq: number }

/**
 * What may be read, the lines, and how far the stream is, by one statement: the page is the conversation exactly at that
 * version. Undefined for whoever is not inside.
 */
async function readPage(db: Db, personId: string, input: Input): Promise<Page | undefined> {
  const { conversationId } = input
  const { rows } = await sql<MessageRow & Record<'fromSeq' | 'toSeq' | 'version' | 'lastSeq', number>>`
    select r.from_seq as "fromSeq", r.to_seq as "toSeq", s.version, s.last_seq as "lastSeq", page.*
    from visible_ranges r join streams s on s.id = r.conversation_id
    left join lateral (select ${messageColumns(personId)} from (${windowOf(input)}) m) page on true
    where r.conversation_id = ${conversationId} and r.person_id = ${personId}
    order by page.seq`.execute(db)
  const [first] = rows
  if (!first) return undefined
  const { fromSeq, toSeq, version, lastSeq } = first
  return { rows: first.id === null ? [] : rows, range: { fromSeq, toSeq }, version, lastSeq }
}

/** The lines asked for, of those that lie within the range `r`. */
function windowOf({ conversationId, before, after, around, limit = historyLimitMax / 2 }: Input) {
  const visible = sql`m.conversation_id = ${conversationId} and m.seq between r.from_seq and r.to_seq`
  const older = (below: number, count: number) =>
    sql`(select m.* from messages m where ${visible} and m.seq < ${below} order by m.seq desc limit ${count})`
  const newer = (above: number, count: number) =>
    sql`(select m.* from messages m where ${visible} and m.seq > ${above} order by m.seq limit ${count})`
  const half = Math.floor(limit / 2)
  if (around !== undefined) return sql`${older(around, half)} union all ${newer(around - 1, limit - half)}`
  if (after !== undefined) return newer(after, limit)
  return older(before ?? Number.MAX_SAFE_INTEGER, limit)
}
