import { sql } from 'kysely'
import { unreadAfter } from '#server/features/conversations/exports.ts'
import { noticesWaiting } from '#server/features/notices/exports.ts'
import type { Db } from '#server/platform/call.ts'
import type { Language } from '#server/platform/refusal.ts'

export type StoredMessage = { c: string; seq: number }

/**
 * Puts these messages into the queues of the devices that are to hear of them: of those who may read them, the author aside,
 * unless the chat is muted (a mention passes, where the person has not chosen otherwise). May be repeated.
 */
export async function queueMessages(db: Db, messages: readonly StoredMessage[], at: Date): Promise<number> {
  const { rows } = await sql`
    with lines as (
      select m.conversation_id, m.seq, m.author_id, m.mentions_all
      from unnest(${messages.map((one) => one.c)}::uuid[], ${messages.map((one) => one.seq)}::bigint[]) as x (c, seq)
      join messages m on m.conversation_id = x.c and m.seq = x.seq
      where m.deleted_at is null and m.system is null),
    heard as (
      select b.id as subscription_id, p.person_id, l.conversation_id, l.seq, c.muted_until > ${at} as muted,
        l.mentions_all or exists (select from mentions n
          where n.conversation_id = l.conversation_id and n.person_id = p.person_id and n.seq = l.seq) as mentioned
      from lines l
      join visible_ranges p on p.conversation_id = l.conversation_id and p.person_id <> l.author_id
        and l.seq between p.from_seq and p.to_seq
      join push_subscriptions b on b.person_id = p.person_id
      join chats c on c.person_id = p.person_id and c.conversation_id = l.conversation_id),
    wanted as (
      select subscription_id, person_id, conversation_id, max(seq) as seq, bool_or(mentioned) as mentioned
      from heard
      where muted is not true
        or (mentioned and coalesce((select s.mentions_pass_mute from push_settings s where s.person_id = heard.person_id), true))
      group by subscription_id, person_id, conversation_id)
    insert into push_queue as q (subscription_id, tag, person_id, kind, conversation_id, seq, due_at)
    select w.subscription_id, w.conversation_id::text, w.person_id,
      case when w.mentioned then 'mention' else 'message' end, w.conversation_id, w.seq, ${at}
    from wanted w order by w.subscription_id, w.conversation_id
    on conflict (subscription_id, tag) do update set seq = greatest(q.seq, excluded.seq),
      kind = case when q.kind = 'mention' then q.kind else excluded.kind end
    returning subscription_id`.execute(db)
  return rows.length
}

/** Tells people's devices that a report waits; several reports are one notification. */
export async function queueReport(db: Db, personIds: readonly string[], at: Date): Promise<void> {
  await queueThing(db, { tag: 'reports', kind: 'report' }, personIds, at)
}

/** The same for a notice that asks to be acknowledged. */
export async function queueNotice(db: Db, personIds: readonly string[], at: Date): Promise<void> {
  await queueThing(db, { tag: 'notices', kind: 'notice' }, personIds, at)
}

async function queueThing(
  db: Db,
  { tag, kind }: { tag: string; kind: Claimed['kind'] },
  personIds: readonly string[],
  at: Date,
): Promise<void> {
  await sql`
    insert into push_queue as q (subscription_id, tag, person_id, kind, seq, due_at)
    select b.id, ${tag}, b.person_id, ${kind}, ${at.getTime()}, ${at} from push_subscriptions b
    where b.person_id = any(${[...personIds]}::uuid[]) order by b.id
    on conflict (subscription_id, tag) do update set seq = excluded.seq`.execute(db)
}

export type Claimed = {
  subscriptionId: string
  tag: string
  personId: string
  kind: 'message' | 'mention' | 'report' | 'notice'
  conversationId: string | null
  /** Grows with each newer thing of the same tag. */
  seq: number
  attempts: number
  endpoint: string
  p256dh: string
  auth: string
  language: Language
  /** The session is at hand, and the line has not been read, nor what was asked answered, on any device. */
  isWanted: boolean
  /** Conversations with something unread, muted ones aside, and notices that wait. */
  unread: number
}

/** Takes what is due, so that no other process takes it meanwhile, with all that sending needs. */
export async function claimDue(db: Db, at: Date, heldUntil: Date, limit: number): Promise<Claimed[]> {
  const { rows } = await sql<Claimed>`
    with due as (
      select subscription_id, tag from push_queue where due_at <= ${at} order by due_at limit ${limit}
      for update skip locked),
    claimed as (
      update push_queue q set due_at = ${heldUntil}, attempts = q.attempts + 1 from due
      where q.subscription_id = due.subscription_id and q.tag = due.tag returning q.*)
    select q.subscription_id as "subscriptionId", q.tag, q.person_id as "personId", q.kind,
      q.conversation_id as "conversationId", q.seq, q.attempts, b.endpoint, b.p256dh, b.auth,
      a.locale as language,
      z.ended_at is null and z.parked_at is null and z.expires_at > ${at} and a.blocked_at is null
        and not exists (select from read_marks r
          where r.conversation_id = q.conversation_id and r.person_id = q.person_id and r.seq >= q.seq)
        and (q.kind <> 'notice' or w.notices > 0) as "isWanted",
      w.notices + (select count(*) from chats c
        join participants p on p.conversation_id = c.conversation_id and p.person_id = c.person_id and p.left_at is null
        join streams s on s.id = c.conversation_id
        left join read_marks r on r.conversation_id = c.conversation_id and r.person_id = c.person_id
        cross join lateral ${unreadAfter(sql`c.conversation_id`, sql`c.person_id`, sql`greatest(r.seq, p.from_seq - 1)`)} u
        where c.person_id = q.person_id and (c.muted_until is null or c.muted_until <= ${at})
          and s.last_seq >= p.from_seq and s.last_count > coalesce(r.count, -1) and u.unread > 0) as unread
    from claimed q
    join push_subscriptions b on b.id = q.subscription_id
    join sessions z on z.id = b.session_id
    join accounts a on a.id = z.account_id
    cross join lateral (select ${noticesWaiting(sql`q.person_id`)} as notices) w`.execute(db)
  return rows
}

/** Done with: removed, unless something newer has come meanwhile, which is then due at once. */
export async function removeClaimed(db: Db, { subscriptionId, tag, seq }: Claimed, at: Date): Promise<void> {
  const key = sql`subscription_id = ${subscriptionId} and tag = ${tag}`
  await sql`
    with done as (delete from push_queue where ${key} and seq <= ${seq})
    update push_queue set due_at = ${at}, attempts = 0 where ${key} and seq > ${seq}`.execute(db)
}

export async function postpone(db: Db, { subscriptionId, tag }: Claimed, until: Date): Promise<void> {
  await db
    .updateTable('push_queue')
    .set({ due_at: until })
    .where('subscription_id', '=', subscriptionId)
    .where('tag', '=', tag)
    .execute()
}

export async function removeSubscription(db: Db, subscriptionId: string): Promise<void> {
  await db.deleteFrom('push_subscriptions').where('id', '=', subscriptionId).execute()
}
