import { sql } from 'kysely'
import { classChanged } from '#protocol/classes.ts'
import { keepApart } from '#server/features/conversations/exports.ts'
import { followRoster } from '#server/features/organisations/exports.ts'
import type { CommandContext } from '#server/platform/call.ts'
import type { RestrictionFacts } from './guardian.access.ts'
import { lockPeople, replaceFacts } from './facts.ts'
import { announceTies } from './notices.ts'
import { classesOf } from './roster.queries.ts'
import { refuse } from './roster.refusals.ts'

type Ctx = CommandContext<unknown>
type Pair = { guardianId: string; childId: string }
type NewRestriction = RestrictionFacts & { organisationId: string; document: string; enteredBy: string }

/** Enters a restriction. Throws `restriction_overlaps` where one stands in these days already. */
export async function writeRestriction(ctx: Ctx, one: NewRestriction): Promise<void> {
  await requireFree(ctx, one)
  const about = { id: one.id, guardian_id: one.guardianId, child_id: one.childId, organisation_id: one.organisationId }
  const what = { document: one.document, entered_by: one.enteredBy, recorded_at: ctx.at }
  const written = await ctx.tx
    .insertInto('guardian_restrictions')
    .values({ ...about, ...what, valid_from: one.from, valid_to: one.until })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (written.numInsertedOrUpdatedRows === 0n) throw refuse.restriction_overlaps()
}

/** Gives a restriction another document or term. Throws `restriction_overlaps`. */
export async function rewriteRestriction(
  ctx: Ctx,
  one: RestrictionFacts,
  { until, document }: { until: Date | null; document?: string | undefined },
): Promise<void> {
  await requireFree(ctx, { ...one, until })
  await replaceFacts(ctx, 'guardian_restriction_facts', sql`id = ${one.id}`, {
    valid_to: sql`${until}::timestamptz`,
    ...(document === undefined ? {} : { document }),
  })
}

/** After a restriction began, ended or changed: chats follow, pages are told; nobody else hears of it. */
export async function restrictionFollowed(ctx: Ctx, { guardianId, childId }: Pair): Promise<void> {
  await keepApart(ctx, guardianId, childId)
  await followRoster(ctx, [guardianId, childId])
  announceTies(ctx, [guardianId, childId])
  for (const classId of await classesOf(ctx.tx, childId, ctx.at)) ctx.publish(classChanged, classId, { what: 'people' })
}

async function requireFree(ctx: Ctx, { id, guardianId, childId, from, until }: RestrictionFacts): Promise<void> {
  await lockPeople(ctx, [guardianId, childId])
  const { rows } = await sql`
    select from guardian_restrictions
    where guardian_id = ${guardianId} and child_id = ${childId} and id <> ${id}
      and tstzrange(valid_from, valid_to) && tstzrange(${from}, ${until}) limit 1`.execute(ctx.tx)
  if (rows.length > 0) throw refuse.restriction_overlaps()
}
