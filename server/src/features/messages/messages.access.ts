import { sql } from 'kysely'
import { isChannel, type ConversationKind } from '#protocol/conversations.ts'
import type { Db, Tx } from '#server/platform/call.ts'
import { refuse as platformRefuse } from '#server/platform/refusal.ts'
import { refuse } from './messages.refusals.ts'

type Place = { role: string; kind: ConversationKind; organisationId: string | null; archived: boolean }

/** Throws unless the person may write here now: takes part, not as a reader, and the conversation is open. */
export async function requireMaySend(tx: Tx, conversationId: string, personId: string): Promise<Place> {
  const place = await requireInside(tx, conversationId, personId)
  if (!speaks(place)) throw refuse.may_not_send()
  return place
}

/** As `requireMaySend`, but for the readers of a channel, who answer what is written there with a sign. */
export async function requireMayReact(tx: Tx, conversationId: string, personId: string): Promise<Place> {
  const place = await requireInside(tx, conversationId, personId)
  if (!speaks(place) && !isChannel(place.kind)) throw refuse.may_not_send()
  return place
}

/** Whether the person may write here now; for what is passed over in silence. */
export async function maySendNow(db: Db, conversationId: string, personId: string): Promise<boolean> {
  const place = await placeOf(db, conversationId, personId)
  return place !== undefined && !place.archived && speaks(place)
}

/** Throws unless the person takes part in an open conversation, whatever the role. */
export async function requireInside(tx: Tx, conversationId: string, personId: string): Promise<Place> {
  const place = await placeOf(tx, conversationId, personId)
  if (!place) throw platformRefuse.not_found()
  if (place.archived) throw refuse.conversation_archived()
  return place
}

/** Owners and moderators tidy up a conversation; in a direct one both do (for pins), but never delete for each other. */
export function mayModerate(place: Place): boolean {
  return place.kind !== 'direct' && (place.role === 'owner' || place.role === 'moderator')
}

function speaks({ role, kind }: Place): boolean {
  return role !== 'reader' && !(isChannel(kind) && role === 'member')
}

async function placeOf(db: Db, conversationId: string, personId: string): Promise<Place | undefined> {
  const { rows } = await sql<Place>`
    select p.role, k.kind, k.organisation_id as "organisationId", k.archived_at is not null as archived
    from participants p join conversations k on k.id = p.conversation_id
    where p.conversation_id = ${conversationId} and p.person_id = ${personId} and p.left_at is null`.execute(db)
  return rows[0]
}
