import { sql } from 'kysely'
import type { ParticipantRole } from '#protocol/conversations.ts'
import { managersOf, tellEverybody } from '#server/features/roster/exports.ts'
import type { CommandContext, Tx } from '#server/platform/call.ts'
import { mayStay } from './conversations.rules.ts'
import { leaveMany } from './leave.ts'
import { formerOrganisations, personFacts, writingSettings } from './people.queries.ts'

/**
 * Takes these people out of groups and channels made by hand where no tie to the others is left. Call it in the transaction
 * that changed a tie. What they owned goes to staff inside, else to nobody, and the administration is told.
 */
export async function reviewMadeByHand(ctx: CommandContext<unknown>, personIds: readonly string[]): Promise<void> {
  const groups = await madeByHandWith(ctx.tx, personIds)
  if (groups.length === 0) return
  const reviewed = new Set(personIds)
  const facts = await personFacts(
    ctx.tx,
    [...new Set(groups.flatMap(({ people }) => people.map(({ id }) => id)))],
    ctx.at,
  )
  const settings = await writingSettings(ctx.tx, facts.values())
  const former = await formerOrganisations(ctx.tx, personIds, ctx.at)
  for (const { id, organisationId, people } of groups) {
    const inside = people.flatMap((one) => facts.get(one.id) ?? [])
    const leaving = inside.filter((one) => {
      const others = inside.filter((other) => other !== one)
      return reviewed.has(one.id) && !mayStay(one, others, former.get(one.id)!, settings)
    })
    if (leaving.length === 0) continue
    const gone = await leaveMany(
      ctx,
      id,
      leaving.map((one) => one.id),
      { heirs: 'staff' },
    )
    const owner = people.find((one) => one.role === 'owner' && gone.includes(one.id))
    if (owner) await tellIfOwnerless(ctx, id, owner.id, organisationId ? [organisationId] : [...former.get(owner.id)!])
  }
}

type MadeByHand = { id: string; organisationId: string | null; people: { id: string; role: ParticipantRole }[] }

async function madeByHandWith(tx: Tx, personIds: readonly string[]): Promise<MadeByHand[]> {
  const { rows } = await sql<MadeByHand>`
    select c.id, c.organisation_id as "organisationId",
      json_agg(json_build_object('id', p.person_id, 'role', p.role) order by p.person_id) as people
    from (select distinct conversation_id from chats where person_id = any(${[...personIds]}::uuid[])) mine
    join conversations c on c.id = mine.conversation_id and c.kind in ('group', 'channel')
    join participants p on p.conversation_id = c.id and p.left_at is null
    group by c.id order by c.id`.execute(tx)
  return rows
}

async function tellIfOwnerless(
  ctx: CommandContext<unknown>,
  conversationId: string,
  ownerId: string,
  organisationIds: readonly string[],
): Promise<void> {
  const { rows } = await sql`
    select from participants
    where conversation_id = ${conversationId} and left_at is null
    having count(*) > 0 and not bool_or(role = 'owner')`.execute(ctx.tx)
  if (rows.length === 0) return
  for (const organisationId of organisationIds) {
    const managers = await managersOf(ctx.tx, organisationId, ctx.at)
    await tellEverybody(ctx, managers, { code: 'group_without_owner', organisationId, about: [ownerId] })
  }
}
