import type { Pool } from 'pg'
import { dayOf } from '#server/platform/events/streams.ts'

/** One message on its way into the database. */
export type Outgoing = {
  conversationId: string
  authorId: string
  id: string
  text: string
  entities: string
  replyTo: number | null
  files: string
  fileIds: string[]
  mentionsAll: boolean
  mentioned: string[]
  hash: Buffer
  /** The event's JSON up to its marks and numbers; the statement adds them. */
  head: string
}

export type Verdict =
  | 'ok'
  | 'again'
  | 'busy'
  | 'message_id_reused'
  | 'not_found'
  | 'may_not_send'
  | 'conversation_archived'
  | 'not_allowed'
  | 'message_reply'

export type Sent = {
  ord: number
  verdict: Verdict
  seq: number
  v: number
  count: number
  audience: number
  at: Date
  /** The marks as they were stored: mentions of people who are not inside are plain text. Null where nothing was. */
  entities: string | null
}

/** What the event's JSON ends with once marks and numbers are known. The statement below builds the same text. */
export function tailOf(sent: Pick<Sent, 'entities' | 'seq' | 'v' | 'count' | 'at'>): string {
  return `,"entities":${sent.entities},"seq":${sent.seq},"v":${sent.v},"count":${sent.count},"at":"${sent.at.toISOString()}"}}`
}

/**
 * Judges, numbers and stores many messages in one statement, which is its own transaction. Streams that another
 * transaction holds are left alone (`busy`), and so are those whose audience changed after the statement began: who may
 * send is decided on rows as new as the lock. Rows come back in the order of the input.
 */
export async function storeMessages(pool: Pool, messages: readonly Outgoing[], at: Date): Promise<Sent[]> {
  const column = <K extends keyof Outgoing>(key: K) => messages.map((message) => message[key])
  const { rows } = await pool.query<Sent>({
    name: 'store-messages',
    text: statement,
    values: [
      column('conversationId'),
      column('authorId'),
      column('id'),
      column('text'),
      column('entities'),
      column('replyTo'),
      column('files'),
      column('mentionsAll'),
      column('hash'),
      column('head'),
      at,
      dayOf(at),
      at.toISOString(),
      ...pairs(messages, 'mentioned'),
      ...pairs(messages, 'fileIds'),
    ],
  })
  return rows
}

/** A list within each message as two columns: the message's place in the input, and the item. */
function pairs(messages: readonly Outgoing[], key: 'mentioned' | 'fileIds'): [number[], string[]] {
  const items = messages.flatMap((message, index) => message[key].map((id) => [index + 1, id] as const))
  return [items.map(([ord]) => ord), items.map(([, id]) => id)]
}

/**
 * Its plan is made once for all values, perhaps while the tables are still empty. What is looked up for each message
 * stands in lateral subqueries with a limit, so that every plan asks the index and none reads a table that has grown.
 */
const statement = `
with input as (
  select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::bigint[], $7::text[],
    $8::boolean[], $9::bytea[], $10::text[])
  with ordinality as i (c, author, id, body, entities, reply_to, files, mentions_all, hash, head, ord)),
locked as materialized (
  select id, version, last_seq, last_count, audience_version from streams
  where id = any($1::uuid[]) order by id for update skip locked),
ready as materialized (
  select l.* from locked l cross join lateral (select audience_version from streams where id = l.id limit 1) before
  where before.audience_version = l.audience_version),
judged as materialized (
  select i.*, r.version, r.last_seq, r.last_count, r.audience_version, s.seq as sent_seq, s.v as sent_v, s.count as sent_count, s.at as sent_at,
    case
      when r.id is null and k.id is null then 'not_found'
      when r.id is null then 'busy'
      when s.seq is not null then case when s.input_hash = i.hash then 'again' else 'message_id_reused' end
      when p.person_id is null then 'not_found'
      when k.archived_at is not null then 'conversation_archived'
      when a.blocked_at is not null then 'not_allowed'
      when p.role = 'reader' or (k.kind in ('channel', 'all_staff') and p.role = 'member') then 'may_not_send'
      when i.reply_to is not null and (i.reply_to < p.from_seq or i.reply_to > r.last_seq) then 'message_reply'
      else 'ok'
    end as verdict
  from input i
  left join ready r on r.id = i.c
  left join lateral (select * from conversations where id = i.c limit 1) k on true
  left join lateral (
    select * from participants where conversation_id = i.c and person_id = i.author and left_at is null limit 1) p on true
  left join lateral (select * from accounts where person_id = i.author limit 1) a on true
  left join lateral (
    select * from messages where conversation_id = i.c and author_id = i.author and id = i.id limit 1) s on true),
named as materialized (
  select m.ord, m.person, p.person_id is not null as inside
  from unnest($14::bigint[], $15::uuid[]) as m (ord, person) join input i on i.ord = m.ord
  left join lateral (
    select person_id from participants where conversation_id = i.c and person_id = m.person and left_at is null limit 1) p on true),
-- Who names somebody from outside would otherwise learn that person's name, role and class: the words stay, the id goes.
plain as materialized (
  select i.ord, (
    select coalesce(jsonb_agg(mark order by place), '[]') from jsonb_array_elements(i.entities::jsonb) with ordinality as e (mark, place)
    where not coalesce((mark ->> 'personId')::uuid = any(o.persons), false))::text as marks
  from (select ord, array_agg(person) as persons from named where not inside group by ord) o join input i on i.ord = o.ord),
numbered as materialized (
  select j.*, coalesce(plain.marks, j.entities) as marks, version + row_number() over nth as v,
    last_seq + row_number() over nth as seq, last_count + row_number() over nth as count
  from judged j left join plain on plain.ord = j.ord
  where verdict = 'ok' window nth as (partition by c order by j.ord)),
raised as (
  update streams set version = version + n, last_seq = last_seq + n, last_count = last_count + n,
    changed_xid = pg_current_xact_id(), changed_at = $11
  from (select c, count(*) as n from numbered group by c) per where streams.id = per.c),
stored as (
  insert into messages (conversation_id, seq, id, v, count, author_id, at, text, entities, reply_to, files,
    mentions_all, input_hash, content_versions)
  select c, seq, id, v, count, author, $11, body, marks::jsonb, reply_to, files::jsonb, mentions_all, hash, array[v]
  from numbered),
logged as (
  insert into events (stream_id, version, day, at, name, audience_version, data)
  select c, v, $12::date, $11, 'message.sent', audience_version,
    (head || ',"entities":' || marks || ',"seq":' || seq || ',"v":' || v || ',"count":' || count || ',"at":"' || $13 || '"}}')::json
  from numbered),
marked as (
  insert into read_marks as m (conversation_id, person_id, seq, count, at)
  select c, author, max(seq), max(count), $11 from numbered group by c, author
  on conflict (conversation_id, person_id) do update set seq = excluded.seq, count = excluded.count, at = excluded.at),
mentioned as (
  insert into mentions (conversation_id, person_id, seq)
  select n.c, m.person, n.seq from named m join numbered n on n.ord = m.ord where m.inside),
referenced as (
  insert into file_references (conversation_id, seq, file_id)
  select n.c, n.seq, f.id from unnest($16::bigint[], $17::uuid[]) as f (ord, id) join numbered n on n.ord = f.ord),
attached as (
  update files set attached_at = $11 where id in (
    select f.id from unnest($16::bigint[], $17::uuid[]) as f (ord, id) join numbered n on n.ord = f.ord)),
-- One row for the whole batch, so that no device misses its notification; none where nobody wants any.
noticed as (
  insert into outbox (topic, stream_id, data, due_at)
  select 'messages.stored', (array_agg(c))[1], jsonb_agg(jsonb_build_object('c', c, 'seq', seq)), $11
  from numbered where exists (select from push_subscriptions) having count(*) > 0)
select j.ord, j.verdict, coalesce(n.seq, j.sent_seq) as seq, coalesce(n.v, j.sent_v) as v,
  coalesce(n.count, j.sent_count) as count, n.audience_version as audience, coalesce(j.sent_at, $11) as at, n.marks as entities
from judged j left join numbered n on n.ord = j.ord order by j.ord`
