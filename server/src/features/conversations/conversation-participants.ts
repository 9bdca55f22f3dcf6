import { sql, type Kysely } from 'kysely'
import { conversationParticipants as contract, type ParticipantRole } from '#protocol/conversations.ts'
import { personBriefs } from '#server/features/roster/exports.ts'
import { answer } from '#server/platform/call.ts'
import type { Database } from '#server/platform/database/types.ts'
import { requireParticipant } from './conversations.access.ts'
import { nameMatches } from './name-search.queries.ts'

const pageSize = 50

export const conversationParticipants = answer(contract, {
  async run({ db, actor, services }, { conversationId, text = '', offset = 0, limit = pageSize }) {
    await requireParticipant(db, conversationId, actor.personId)
    const { rows, total } = await page(db, conversationId, text, offset, limit)
    const briefs = await personBriefs(
      db,
      rows.map((row) => row.personId),
      actor.personId,
    )
    const participants = briefs.map((person, index) => {
      const { role, joinedAt } = rows[index]!
      return { person, role, online: services.fanout.isOnline(person.id), joinedAt: joinedAt.toISOString() }
    })
    return { total, participants }
  },
})

type Row = { personId: string; role: ParticipantRole; joinedAt: Date }

/** Those who keep order first, then staff before pupils before guardians, each by name. */
async function page(db: Kysely<Database>, conversationId: string, text: string, offset: number, limit: number) {
  const { rows } = await sql<Row & { total: number }>`
    select p.person_id as "personId", p.role, p.joined_at as "joinedAt", count(*) over () as total
    from participants p join persons n on n.id = p.person_id
    where p.conversation_id = ${conversationId} and p.left_at is null and ${nameMatches(text, 'n')}
    order by array_position(array['owner', 'moderator'], p.role), array_position(array['staff', 'pupils', 'guardians'],
      p.circle), n.family_name, n.given_name, n.patronymic, p.person_id
    offset ${offset} limit ${limit}`.execute(db)
  return { rows, total: rows[0]?.total ?? (offset > 0 ? await countAll(db, conversationId, text) : 0) }
}

async function countAll(db: Kysely<Database>, conversationId: string, text: string): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from participants p join persons n on n.id = p.person_id
    where p.conversation_id = ${conversationId} and p.left_at is null and ${nameMatches(text, 'n')}`.execute(db)
  return rows[0]!.total
}
