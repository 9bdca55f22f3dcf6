import type { Pool, PoolClient } from 'pg'
import { newId } from '#server/platform/ids.ts'
import type { Services } from '#server/platform/services.ts'
import type { Actor } from '#server/platform/call.ts'

/** What share of all messages is written in such conversations, and how long each becomes. */
const shapes = [
  { name: 'huge', share: 0.2, conversations: 1 },
  { name: 'large', share: 0.4, conversations: 20 },
  { name: 'small', share: 0.4, conversations: 2000 },
] as const
type Shape = (typeof shapes)[number]['name']

const years = 3
const vocabularySize = 40_000
const linesPerInsert = 5000

export type Searcher = { title: string; actor: Actor; conversationId?: string }

/** People as they search: by what they are in. Positions are those of `fillForSearch`. */
const people: { title: string; huge: number; large: number; small: number }[] = [
  { title: 'a guardian: 5 small chats', huge: 0, large: 0, small: 5 },
  { title: 'a teacher: 300 small chats and 2 large', huge: 0, large: 2, small: 300 },
  { title: 'a head: the huge chat, 20 large, 100 small', huge: 1, large: 20, small: 100 },
]

export async function searchers(pool: Pool): Promise<Searcher[]> {
  const { rows } = await pool.query<{ id: string; title: string }>(
    `select id, given_name as title from persons where family_name = 'search bench' order by id`,
  )
  const all: Searcher[] = rows.map(({ id, title }) => ({
    title,
    actor: { accountId: id, personId: id, sessionId: id },
  }))
  const { rows: huge } = await pool.query<{ id: string }>(`select id from conversations where title = 'huge'`)
  return [...all, { ...all.at(-1)!, title: 'the same, in the huge chat alone', conversationId: huge[0]!.id }]
}

/** Fills an empty database with so many messages over some years, in order of time, as they would have come. */
export async function fillForSearch({ pool }: Services, count: number, say: (line: string) => void): Promise<void> {
  const { rows } = await pool.query<{ n: number }>('select count(*) as n from message_search')
  if (rows[0]!.n > 0) return say(`${rows[0]!.n} messages, filled before`)
  const startedMs = performance.now()
  const seconds = () => `${((performance.now() - startedMs) / 1000).toFixed(0)} s`
  const conversations = await makeConversations(pool)
  await makePeople(pool, conversations)
  await writeMessages(pool, conversations, count)
  say(`${count} messages written, ${seconds()}`)
  await indexAtOnce(pool)
  say(`indexed, ${seconds()}`)
  const sizes = await pool.query<{ name: string; size: string }>(
    `select relname as name, pg_size_pretty(pg_relation_size(oid)) as size from pg_class
     where relname like 'message_search%' or relname = 'messages' order by relname`,
  )
  say(sizes.rows.map(({ name, size }) => `${name} ${size}`).join(', '))
}

type Conversations = Record<Shape, string[]>

async function makeConversations(pool: Pool): Promise<Conversations> {
  const made: Conversations = { huge: [], large: [], small: [] }
  for (const { name, conversations } of shapes) {
    made[name] = Array.from({ length: conversations }, newId)
    await pool.query(`insert into conversations (id, kind, title) select unnest($1::uuid[]), 'group', $2`, [
      made[name],
      name,
    ])
    await pool.query(`insert into streams (id, kind) select unnest($1::uuid[]), 'conversation'`, [made[name]])
  }
  return made
}

async function makePeople(pool: Pool, conversations: Conversations): Promise<void> {
  for (const { title, ...wanted } of people) {
    const id = newId()
    const mine = shapes.flatMap(({ name }) => conversations[name].slice(0, wanted[name]))
    await pool.query(`insert into persons (id, family_name, given_name) values ($1, 'search bench', $2)`, [id, title])
    await pool.query(
      `insert into participants (conversation_id, person_id, role) select unnest($1::uuid[]), $2, 'member'`,
      [mine, id],
    )
    await pool.query('insert into chats (conversation_id, person_id) select unnest($1::uuid[]), $2', [mine, id])
  }
}

async function writeMessages(pool: Pool, conversations: Conversations, count: number): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('set statement_timeout = 0')
    await client.query('set synchronous_commit = off')
    const seqs = new Map<string, number>()
    for (const lines of chunks(conversations, count, seqs)) await insertLines(client, lines)
    await client.query(
      `update streams set last_seq = n.seq, last_count = n.seq, version = n.seq
       from unnest($1::uuid[], $2::bigint[]) as n (id, seq) where streams.id = n.id`,
      [[...seqs.keys()], [...seqs.values()]],
    )
    await client.query('analyze')
  } finally {
    client.release()
  }
}

type Line = { id: string; seq: number; at: Date; text: string }

async function insertLines(client: PoolClient, lines: readonly Line[]): Promise<void> {
  const column = <K extends keyof Line>(key: K) => lines.map((line) => line[key])
  await client.query(
    `insert into messages (conversation_id, seq, id, v, count, at, text, content_versions)
     select c, s, gen_random_uuid(), s, s, a, t, '{}' from unnest($1::uuid[], $2::bigint[], $3::timestamptz[], $4::text[]) l (c, s, a, t)`,
    [column('id'), column('seq'), column('at'), column('text')],
  )
}

function* chunks(conversations: Conversations, count: number, seqs: Map<string, number>): Generator<Line[]> {
  const say = speaker()
  const startMs = Date.now() - years * 365 * 24 * 60 * 60_000
  const stepMs = (Date.now() - startMs) / count
  let lines: Line[] = []
  for (let n = 0; n < count; n++) {
    const shape = pick()
    const among = conversations[shape]
    const id = among[Math.floor(Math.random() * among.length)]!
    const seq = (seqs.get(id) ?? 0) + 1
    seqs.set(id, seq)
    lines.push({ id, seq, at: new Date(startMs + n * stepMs), text: say(shape) })
    if (lines.length < linesPerInsert && n < count - 1) continue
    yield lines
    lines = []
  }
}

function pick(): Shape {
  let left = Math.random()
  return (shapes.find(({ share }) => (left -= share) < 0) ?? shapes[0]).name
}

/**
 * Makes sentences of 3 to 17 words with a long tail. Known words come at known rates: one in 100 000 messages, one in
 * 1 000, one in 25; and «ведомость», one in 25, but only in the huge chat: frequent, and yet not there for others.
 */
function speaker(): (shape: Shape) => string {
  const vocabulary = Array.from({ length: vocabularySize }, inventedWord)
  const endings = ['', 'а', 'ы', 'у', 'ой', 'ами', 'ов', 'ого', 'ый', 'ая', 'ить', 'ил', 'или', 'ет']
  const word = () => vocabulary[Math.floor(vocabularySize * Math.random() ** 3)]! + any(endings)
  return (shape) => {
    const words = Array.from({ length: 3 + Math.floor(Math.random() * 15) }, word)
    if (Math.random() < 1 / 100_000) words.push('синхрофазотрона')
    if (Math.random() < 1 / 1_000) words.push('экскурсию')
    if (Math.random() < 1 / 25) words.push('завтра')
    if (shape === 'huge' && Math.random() < 1 / 25) words.push('ведомость')
    return words.join(' ')
  }
}

function inventedWord(): string {
  const syllable = () => any([...'бвгджзклмнпрстфхцчш']) + any([...'аеиоуыя'])
  return Array.from({ length: 1 + Math.floor(Math.random() * 3) }, syllable).join('') + any([...'бвгдклмнпрст'])
}

function any<T>(values: readonly T[]): T {
  return values[Math.floor(Math.random() * values.length)]!
}

/** In one go and with the indexes made afterwards, which is quicker than the server's own indexer. */
async function indexAtOnce(pool: Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('set statement_timeout = 0')
    const { rows: indexes } = await client.query<{ name: string; definition: string }>(
      `select indexrelid::regclass as name, pg_get_indexdef(indexrelid) as definition from pg_index
       where indrelid = 'message_search'::regclass and not indisprimary`,
    )
    await client.query(`set maintenance_work_mem = '512MB'`)
    for (const { name } of indexes) await client.query(`drop index ${name}`)
    await client.query(
      `insert into message_search (conversation_id, seq, at, week, words, text)
       select conversation_id, seq, at, floor(extract(epoch from at) / 604800)::integer, to_tsvector('russian', text), text from messages order by at`,
    )
    for (const { definition } of indexes) await client.query(definition)
    await client.query(
      'insert into search_heads (conversation_id, indexed_seq) select id, last_seq from streams where last_seq > 0',
    )
    await client.query('vacuum analyze message_search')
  } finally {
    client.release()
  }
}
