import { sql, type Kysely } from 'kysely'
import type { Static } from 'typebox'
import type { Audience, ConversationKind, Draft, ParticipantRole } from '#protocol/conversations.ts'
import { messageColumns, type MessageRow } from './message-rows.ts'
import type { Database } from '#server/platform/database/types.ts'
import { unreadAfter } from './unread.queries.ts'

export type ConversationRow = {
  id: string
  kind: ConversationKind
  version: number
  title: string
  peerId: string | null
  organisationId: string | null
  classId: string | null
  archived: boolean
  participantCount: number
  audience: Static<typeof Audience>
  role: ParticipantRole
  byRoster: boolean
  blockedByMe: boolean
  fromSeq: number
  lastSeq: number
  lastCount: number
  readSeq: number
  unread: number
  mentions: number
  othersReadSeq: number
  mutedUntil: Date | null
  pinned: boolean
  draft: Draft | null
  createdAt: Date
}

/** The conversations somebody stands in, as the list shows them; with `ids` only these. One snapshot. */
export async function readConversationRows(
  db: Kysely<Database>,
  personId: string,
  ids?: readonly string[],
): Promise<ConversationRow[]> {
  const only = ids ? sql`and ch.conversation_id = any(${[...ids]}::uuid[])` : sql``
  const { rows } = await sql<ConversationRow>`
    with mine as (
      select ch.conversation_id as id, ch.muted_until, ch.pinned, ch.draft, p.role, p.by_roster, p.from_seq, p.to_seq,
        coalesce(r.seq, 0) as read_seq, greatest(r.seq, p.from_seq - 1) as mark, coalesce(r.count, -1) as read_count
      from chats ch
      join participants p
        on p.conversation_id = ch.conversation_id and p.person_id = ch.person_id and p.left_at is null
      left join read_marks r on r.conversation_id = ch.conversation_id and r.person_id = ch.person_id
      where ch.person_id = ${personId} ${only}
    )
    select c.id, c.kind, s.version, c.title, c.organisation_id as "organisationId", c.class_id as "classId",
      c.archived_at is not null as archived, c.participant_count as "participantCount", c.audience, mine.role, mine.by_roster as "byRoster",
      other.id as "peerId", coalesce(other.blocked, false) as "blockedByMe", mine.from_seq as "fromSeq",
      coalesce(mine.to_seq, s.last_seq) as "lastSeq", s.last_count as "lastCount", mine.read_seq as "readSeq",
      coalesce(u.unread, 0) as unread, coalesce(u.mentions, 0) as mentions,
      coalesce((select max(o.seq) from read_marks o
        where o.conversation_id = c.id and o.person_id <> ${personId}), 0) as "othersReadSeq",
      mine.muted_until as "mutedUntil", mine.pinned, mine.draft, c.created_at as "createdAt"
    from mine
    join conversations c on c.id = mine.id
    join streams s on s.id = mine.id
    left join lateral ${unreadAfter(sql`mine.id`, sql`${personId}`, sql`mine.mark`)} u
      on s.last_seq > mine.mark and s.last_count > mine.read_count
    left join lateral (
      select q.person_id as id, exists (
        select from person_blocks b where b.person_id = ${personId} and b.blocked_id = q.person_id) as blocked
      from participants q where q.conversation_id = mine.id and q.person_id <> ${personId} limit 1
    ) other on c.kind = 'direct'`.execute(db)
  return rows
}

/** The last line of each conversation, as far as the reader sees it. */
export async function readLastMessages(
  db: Kysely<Database>,
  personId: string,
  conversations: readonly ConversationRow[],
): Promise<MessageRow[]> {
  const spoken = conversations.filter(({ lastSeq, fromSeq }) => lastSeq >= fromSeq)
  const { rows } = await sql<MessageRow>`
    select ${messageColumns(personId)}
    from unnest(${spoken.map((row) => row.id)}::uuid[], ${spoken.map((row) => row.lastSeq)}::bigint[]) as l (id, seq)
    join messages m on m.conversation_id = l.id and m.seq = l.seq`.execute(db)
  return rows
}
