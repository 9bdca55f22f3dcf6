import { sql } from 'kysely'
import type { Tx } from '#server/platform/call.ts'
import { refuse as platformRefuse } from '#server/platform/refusal.ts'
import { refuse } from './messages.refusals.ts'

type Place = { role: string; kind: string; organisationId: string | null; archived: boolean }

/** Throws unless the person may write here now: takes part, not as a reader, and the conversation is open. */
export async function requireMaySend(tx: Tx, conversationId: string, personId: string): Promise<Place> {
  const place = await placeOf(tx, conversationId, personId)
  if (place.archived) throw refuse.conversation_archived()
  if (place.role === 'reader' || (place.kind === 'channel' && place.role === 'member')) throw refuse.may_not_send()
  return place
}

/** Throws unless the person takes part, whatever the role; for reactions. */
export async function requireInside(tx: Tx, conversationId: string, personId: string): Promise<Place> {
  const place = await placeOf(tx, conversationId, personId)
  if (place.archived) throw refuse.conversation_archived()
  return place
}

/** Owners and moderators tidy up a conversation; in a direct one both do (for pins), but never delete for each other. */
export function mayModerate(place: Place): boolean {
  return place.kind !== 'direct' && (place.role === 'owner' || place.role === 'moderator')
}

async function placeOf(tx: Tx, conversationId: string, personId: string): Promise<Place> {
  const { rows } = await sql<Place>`
    select p.role, k.kind, k.organisation_id as "organisationId", k.archived_at is not null as archived
    from participants p join conversations k on k.id = p.conversation_id
    where p.conversation_id = ${conversationId} and p.person_id = ${personId} and p.left_at is null`.execute(tx)
  const [place] = rows
  if (!place) throw platformRefuse.not_found()
  return place
}
