import { sql } from 'kysely'
import type { CommandContext } from '#server/platform/call.ts'
import { endsAt, lockPeople, replaceFacts } from './facts.ts'
import { refuse } from './roster.refusals.ts'
import type { LeaveFacts } from './work.access.ts'

type Ctx = CommandContext<unknown>
type Term = { from: Date; until: Date | null }
type NewLeave = Term & { id: string; personId: string; organisationId: string; orderNumber: string; enteredBy: string }

/** Enters a leave. Throws `leave_overlaps`. */
export async function writeLeave(ctx: Ctx, leave: NewLeave): Promise<void> {
  await requireFree(ctx, leave)
  const about = { id: leave.id, person_id: leave.personId, organisation_id: leave.organisationId }
  const what = { order_number: leave.orderNumber, entered_by: leave.enteredBy, recorded_at: ctx.at }
  const written = await ctx.tx
    .insertInto('leaves')
    .values({ ...about, ...what, valid_from: leave.from, valid_to: leave.until })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (written.numInsertedOrUpdatedRows === 0n) throw refuse.leave_overlaps()
}

/** Gives a leave other days or another order. Throws `leave_overlaps`. */
export async function rewriteLeave(
  ctx: Ctx,
  leave: LeaveFacts,
  { from, until, orderNumber }: Term & { orderNumber?: string | undefined },
): Promise<void> {
  await requireFree(ctx, { ...leave, from, until })
  await replaceFacts(ctx, 'leave_facts', sql`id = ${leave.id}`, {
    valid_from: from,
    valid_to: sql`${until}::timestamptz`,
    ...(orderNumber === undefined ? {} : { order_number: orderNumber }),
  })
}

/** Ends a person's leaves in an organisation that go on after a moment. */
export async function endLeaves(ctx: Ctx, personId: string, organisationId: string, on: Date): Promise<void> {
  await replaceFacts(
    ctx,
    'leave_facts',
    sql`person_id = ${personId} and organisation_id = ${organisationId} and (valid_to is null or valid_to > ${on})`,
    { valid_to: endsAt(on) },
  )
}

async function requireFree(
  ctx: Ctx,
  { id, personId, organisationId, from, until }: Term & { id: string; personId: string; organisationId: string },
): Promise<void> {
  await lockPeople(ctx, [personId])
  const { rows } = await sql`
    select from leaves
    where person_id = ${personId} and organisation_id = ${organisationId} and id <> ${id}
      and tstzrange(valid_from, valid_to) && tstzrange(${from}, ${until}) limit 1`.execute(ctx.tx)
  if (rows.length > 0) throw refuse.leave_overlaps()
}
