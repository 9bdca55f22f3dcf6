import { sql } from 'kysely'
import type { Static } from 'typebox'
import type { Audience, ConversationKind, ParticipantRole } from '#protocol/conversations.ts'
import type { CommandContext, Tx } from '#server/platform/call.ts'
import { lock } from '#server/platform/lock.ts'

export type LockedConversation = {
  id: string
  kind: ConversationKind
  organisationId: string | null
  classId: string | null
  archived: boolean
  lastSeq: number
  version: number
}

/** Takes the row that serialises coming and going, so that counts are counted one after the other. */
export async function lockConversation(
  ctx: CommandContext<unknown>,
  conversationId: string,
): Promise<LockedConversation | undefined> {
  await lock(ctx, sql`select from conversations where id = ${conversationId} for update`.execute(ctx.tx))
  const { rows } = await sql<LockedConversation>`
    select c.id, c.kind, c.organisation_id as "organisationId", c.class_id as "classId",
      c.archived_at is not null as archived, s.last_seq as "lastSeq", s.version
    from conversations c join streams s on s.id = c.id where c.id = ${conversationId}`.execute(ctx.tx)
  return rows[0]
}

export type ParticipantRow = {
  personId: string
  role: ParticipantRole
  byRoster: boolean
  fromSeq: number
  fromVersion: number
  inside: boolean
}

/** Rows of these people, also of those who have left. */
export async function participantRows(
  tx: Tx,
  conversationId: string,
  personIds: readonly string[],
): Promise<ParticipantRow[]> {
  const { rows } = await sql<ParticipantRow>`
    select person_id as "personId", role, by_roster as "byRoster", from_seq as "fromSeq",
      from_version as "fromVersion", left_at is null as inside
    from participants where conversation_id = ${conversationId} and person_id = any(${personIds}::uuid[])`.execute(tx)
  return rows
}

/** Writes whole rows: people come in, come again, or stand there with another role. */
export async function writeParticipants(
  tx: Tx,
  { id, organisationId, kind }: LockedConversation,
  rows: readonly Omit<ParticipantRow, 'inside'>[],
  at: Date,
): Promise<void> {
  await sql`
    insert into participants (conversation_id, person_id, role, by_roster, from_seq, from_version, circle, joined_at)
    select ${id}, e.person_id, e.role, e.by_roster, e.from_seq, e.from_version,
      circle_of(e.person_id, ${organisationId}::uuid, ${kind}, ${at}), ${at}
    from unnest(
      ${rows.map((row) => row.personId)}::uuid[], ${rows.map((row) => row.role)}::text[],
      ${rows.map((row) => row.byRoster)}::boolean[], ${rows.map((row) => row.fromSeq)}::bigint[],
      ${rows.map((row) => row.fromVersion)}::bigint[]
    ) as e (person_id, role, by_roster, from_seq, from_version)
    on conflict (conversation_id, person_id) do update set role = excluded.role, by_roster = excluded.by_roster,
      from_seq = excluded.from_seq, from_version = excluded.from_version, circle = excluded.circle, to_seq = null, left_at = null,
      joined_at = case when participants.left_at is null then participants.joined_at else excluded.joined_at end
  `.execute(tx)
}

export async function addToChatLists(tx: Tx, conversationId: string, personIds: readonly string[]): Promise<void> {
  await sql`
    insert into chats (person_id, conversation_id) select person_id, ${conversationId}
    from unnest(${personIds}::uuid[]) as e (person_id) on conflict do nothing`.execute(tx)
}

/** Closes the rows of those who are inside and answers who they were. */
export async function closeParticipants(
  tx: Tx,
  { id, lastSeq }: LockedConversation,
  personIds: readonly string[],
  at: Date,
): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    with gone as (
      update participants set left_at = ${at}, to_seq = ${lastSeq}
      where conversation_id = ${id} and person_id = any(${personIds}::uuid[]) and left_at is null
      returning person_id
    ), unlisted as (
      delete from chats using gone where chats.person_id = gone.person_id and chats.conversation_id = ${id}
    )
    select person_id as "personId" from gone order by person_id`.execute(tx)
  return rows.map((row) => row.personId)
}

/** Who may come to own a group: `grown` people make groups too, children none. */
export type Heirs = 'staff' | 'grown'

/** Gives a group without an owner a new one: staff, else a guardian; moderators first, then whoever is there longest. */
export async function ensureOwner(tx: Tx, conversationId: string, heirs: Heirs): Promise<string | undefined> {
  const circles = heirs === 'staff' ? ['staff'] : ['staff', 'guardians']
  const { rows } = await sql<{ personId: string }>`
    update participants set role = 'owner'
    where conversation_id = ${conversationId} and person_id = (
      select person_id from participants
      where conversation_id = ${conversationId} and left_at is null and circle = any(${circles}::text[])
      order by circle = 'staff' desc, role = 'moderator' desc, joined_at, person_id limit 1)
    and not exists (
      select from participants where conversation_id = ${conversationId} and left_at is null and role = 'owner')
    returning person_id as "personId"`.execute(tx)
  return rows[0]?.personId
}

export type Counts = { participantCount: number; audience: Static<typeof Audience> }

/** Counts who is inside and keeps the numbers at the conversation. Call with the conversation locked. */
export async function recount(tx: Tx, conversationId: string): Promise<Counts> {
  const { rows } = await sql<Counts>`
    update conversations set participant_count = n.total,
      audience = jsonb_build_object('staff', n.staff, 'pupils', n.pupils, 'guardians', n.guardians)
    from (
      select count(*) as total, count(*) filter (where circle = 'staff') as staff,
        count(*) filter (where circle = 'pupils') as pupils, count(*) filter (where circle = 'guardians') as guardians
      from participants where conversation_id = ${conversationId} and left_at is null) as n
    where id = ${conversationId}
    returning participant_count as "participantCount", audience`.execute(tx)
  return rows[0]!
}
