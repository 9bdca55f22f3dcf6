import { sql, type Kysely } from 'kysely'
import { chatChanged } from '#protocol/conversations.ts'
import type { CommandContext } from '#server/platform/call.ts'
import { runAs } from '#server/platform/run-command.ts'
import type { Services } from '#server/platform/services.ts'
import type { Database } from '#server/platform/database/types.ts'
import { mayGoOn } from './conversations.rules.ts'
import { personFacts, writingSettings } from './people.queries.ts'
import { leaveWhileWaiting, returnAfterWaiting } from './waiting-directs.ts'

/**
 * Decides anew who may write in the direct conversations of these people. Call it in the transaction that changed a tie
 * (work, class, guardianship), a setting of the organisation or a personal block: `participants.role` is what sending obeys.
 * Pupils who wait for consent are taken out, and come back when they wait no longer.
 */
export async function reviewDirects(ctx: CommandContext<unknown>, personIds: readonly string[]): Promise<void> {
  await returnAfterWaiting(ctx, personIds)
  await weighDirects(ctx, personIds)
  await leaveWhileWaiting(ctx, personIds)
}

async function weighDirects(ctx: CommandContext<unknown>, personIds: readonly string[]): Promise<void> {
  const directs = await directsOf(ctx.tx, personIds)
  if (directs.length === 0) return
  const facts = await personFacts(ctx.tx, [...new Set(directs.flatMap(({ one, other }) => [one, other]))], ctx.at)
  const settings = await writingSettings(ctx.tx, facts.values())
  for (const { id, one, other, blocked, open } of directs) {
    const [a, b] = [facts.get(one), facts.get(other)]
    const may = a !== undefined && b !== undefined && mayGoOn(a, b, blocked, settings)
    if (may === open) continue
    await setRoles(ctx.tx, id, may ? 'member' : 'reader')
    // A message that is being stored right now asks again.
    ctx.audienceChanged(id)
    for (const personId of [one, other]) ctx.publish(chatChanged, personId, { conversationId: id })
  }
}

/** The same for everybody of an organisation, soon after the commit: a setting of it has changed. */
export function reviewOrganisationLater(ctx: CommandContext<unknown>, organisationId: string): void {
  ctx.later(reviewTopic, organisationId, {})
}

/** The same for people who belong to the organisation no longer. */
export function reviewPeopleLater(ctx: CommandContext<unknown>, organisationId: string, people: string[]): void {
  for (let from = 0; from < people.length; from += peopleAtOnce)
    ctx.later(reviewPeopleTopic, organisationId, { people: people.slice(from, from + peopleAtOnce) })
}

export const reviewPeopleTopic = 'conversations.reviewPeople'

export async function reviewPeople(people: readonly string[], services: Services): Promise<void> {
  await runAs(services, null, (ctx) => reviewDirects(ctx, people))
}

export const reviewTopic = 'conversations.reviewDirects'
const peopleAtOnce = 50

export async function reviewOrganisation(organisationId: string, services: Services): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select distinct t.person_id as id from ties_at(${services.clock.now()}) t
    where t.organisation_id = ${organisationId} order by 1`.execute(services.db)
  await reviewInSlices(services, rows)
}

/** Ties also end by date, with no command that would say so. */
export async function reviewEverybody(services: Services): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select distinct split_part(direct_key, ':', 1) as id from conversations
    where kind = 'direct' order by 1`.execute(services.db)
  await reviewInSlices(services, rows)
}

/** Short transactions: nobody who writes has to wait for the whole organisation. */
async function reviewInSlices(services: Services, people: readonly { id: string }[]): Promise<void> {
  for (let from = 0; from < people.length; from += peopleAtOnce) {
    const ids = people.slice(from, from + peopleAtOnce).map(({ id }) => id)
    await runAs(services, null, (ctx) => reviewDirects(ctx, ids))
  }
}

type Direct = { id: string; one: string; other: string; blocked: boolean; open: boolean }

async function directsOf(db: Kysely<Database>, personIds: readonly string[]): Promise<Direct[]> {
  const { rows } = await sql<Direct>`
    select c.id, a.person_id as one, b.person_id as other, a.role <> 'reader' as open,
      exists (select from person_blocks x where (x.person_id, x.blocked_id)
        in ((a.person_id, b.person_id), (b.person_id, a.person_id))) as blocked
    from (select distinct conversation_id from chats where person_id = any(${[...personIds]}::uuid[])) mine
    join conversations c on c.id = mine.conversation_id and c.kind = 'direct'
    join participants a on a.conversation_id = c.id
    join participants b on b.conversation_id = c.id and b.person_id > a.person_id
    order by c.id`.execute(db)
  return rows
}

async function setRoles(db: Kysely<Database>, conversationId: string, role: 'member' | 'reader'): Promise<void> {
  await sql`update participants set role = ${role} where conversation_id = ${conversationId}`.execute(db)
}
