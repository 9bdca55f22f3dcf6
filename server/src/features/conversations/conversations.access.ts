import { sql, type Kysely } from 'kysely'
import type { ConversationKind, ParticipantRole } from '#protocol/conversations.ts'
import type { Database } from '#server/platform/database/types.ts'
import { refuse } from '#server/platform/refusal.ts'

/** Lines a person may read: `fromSeq..toSeq`, both included; `toSeq` null: everything to come. */
export type Visibility = { readonly fromSeq: number; readonly toSeq: number | null }

export type Participant = Visibility & {
  readonly role: ParticipantRole
  /** Stands there because the roster says so: only the roster takes it back. */
  readonly byRoster: boolean
  readonly kind: ConversationKind
  readonly organisationId: string | null
  readonly classId: string | null
  readonly archived: boolean
  readonly participantCount: number
}

/**
 * What of a conversation a person may read, for history, quotes, pins, files, readers; queries that look at many at once
 * ask the same view, `visible_ranges`. Null for whoever is not inside now, has left or never was, and for conversations that do not exist.
 */
export async function participantOf(
  db: Kysely<Database>,
  conversationId: string,
  personId: string,
): Promise<Participant | null> {
  const { rows } = await sql<Participant>`
    select p.role, p.by_roster as "byRoster", r.from_seq as "fromSeq", p.to_seq as "toSeq", c.kind,
      c.organisation_id as "organisationId", c.class_id as "classId", c.archived_at is not null as archived, c.participant_count as "participantCount"
    from visible_ranges r
    join participants p on p.conversation_id = r.conversation_id and p.person_id = r.person_id
    join conversations c on c.id = r.conversation_id
    where r.conversation_id = ${conversationId} and r.person_id = ${personId}`.execute(db)
  return rows[0] ?? null
}

/** As `participantOf`; throws `not_found`, the same for a conversation of others and for one that does not exist. */
export async function requireParticipant(
  db: Kysely<Database>,
  conversationId: string,
  personId: string,
): Promise<Participant> {
  const participant = await participantOf(db, conversationId, personId)
  if (!participant) throw refuse.not_found()
  return participant
}

/** Whether a line lies inside what a person may read. */
export function sees({ fromSeq, toSeq }: Visibility, seq: number): boolean {
  return seq >= fromSeq && (toSeq === null || seq <= toSeq)
}
