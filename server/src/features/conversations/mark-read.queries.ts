import { sql } from 'kysely'
import type { Tx } from '#server/platform/call.ts'
import { unreadAfter } from './unread.queries.ts'

export type Mark = { conversationId: string; personId: string; seq: number }
export type Marked = Mark & { moved: boolean; unread: number; mentions: number; participantCount: number }

/**
 * Moves many marks forward in one statement; none goes back, none past the last line, none of whom is outside (these are
 * left out of the answer). At most one mark for each person and conversation.
 */
export async function moveMarks(tx: Tx, marks: readonly Mark[], at: Date): Promise<Marked[]> {
  const { rows } = await sql<Marked>`
    with asked as (
      select i.conversation_id, i.person_id, p.from_seq, c.participant_count,
        least(i.seq, s.last_seq, p.to_seq) as seq
      from unnest(
        ${marks.map((mark) => mark.conversationId)}::uuid[], ${marks.map((mark) => mark.personId)}::uuid[],
        ${marks.map((mark) => mark.seq)}::bigint[]) as i (conversation_id, person_id, seq)
      join visible_ranges p on p.conversation_id = i.conversation_id and p.person_id = i.person_id
      join conversations c on c.id = i.conversation_id
      join streams s on s.id = i.conversation_id
    ), moved as (
      insert into read_marks (conversation_id, person_id, seq, count, at)
      select a.conversation_id, a.person_id, a.seq, m.count, ${at}
      from asked a join messages m on m.conversation_id = a.conversation_id and m.seq = a.seq
      where a.seq >= a.from_seq
      order by a.conversation_id, a.person_id
      on conflict (conversation_id, person_id) do update
        set seq = excluded.seq, count = excluded.count, at = excluded.at
        where read_marks.seq < excluded.seq
      returning conversation_id, person_id, seq
    ), now as (
      select a.*, moved.seq is not null as moved, coalesce(moved.seq, old.seq, 0) as read_seq,
        greatest(moved.seq, old.seq, a.from_seq - 1) as mark
      from asked a
      left join moved using (conversation_id, person_id)
      left join read_marks old on old.conversation_id = a.conversation_id and old.person_id = a.person_id
    )
    select now.conversation_id as "conversationId", now.person_id as "personId", now.read_seq as seq, now.moved,
      now.participant_count as "participantCount", u.unread, u.mentions
    from now cross join lateral
      ${unreadAfter(sql`now.conversation_id`, sql`now.person_id`, sql`now.mark`)} u`.execute(tx)
  return rows
}

/** On whose screens lines stayed: kept, so that a server which is killed loses no use. Gives the people. */
export async function keepStays(tx: Tx, stays: readonly Mark[], at: Date): Promise<string[]> {
  if (stays.length === 0) return []
  const { rows } = await sql<{ personId: string }>`
    with stays as materialized (
      select m.conversation_id, m.person_id
      from read_marks m
      join unnest(
        ${stays.map(({ conversationId }) => conversationId)}::uuid[],
        ${stays.map(({ personId }) => personId)}::uuid[]) as i (conversation_id, person_id) using (conversation_id, person_id)
      where m.seq > 0
      order by m.conversation_id, m.person_id
      for update of m
    )
    update read_marks m set stayed_at = ${at}
    from stays s where m.conversation_id = s.conversation_id and m.person_id = s.person_id
    returning m.person_id as "personId"`.execute(tx)
  return rows.map(({ personId }) => personId)
}
