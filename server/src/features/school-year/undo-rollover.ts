import { sql } from 'kysely'
import { announceOrganisation } from '#server/features/organisations/exports.ts'
import { takeBackFacts } from '#server/features/roster/exports.ts'
import { oneImportAtATime } from '#server/features/roster-import/exports.ts'
import type { CommandContext } from '#server/platform/call.ts'
import { lock } from '#server/platform/lock.ts'
import { followLater } from './follow.ts'
import { isFree, obstaclesTo } from './obstacles.queries.ts'
import { moveRequestsBack } from './requests.queries.ts'
import { refuse } from './school-year.refusals.ts'

type Ctx = CommandContext<{ personId: string } | null>

/**
 * Takes the last roll-over of an organisation back as a whole, by counter-facts, in the caller's transaction: the roster is as
 * it was before, the chats of the past year are open again. Throws `no_rollover`, `rollover_not_last`, `rollover_stands`.
 */
export async function undoRollover(
  ctx: Ctx,
  { organisationId, rolloverId }: { organisationId: string; rolloverId?: string | undefined },
): Promise<{ rolloverId: string }> {
  const { tx } = ctx
  await oneImportAtATime(ctx)
  const last = await lastRollover(ctx, organisationId)
  if (!last) throw refuse.no_rollover()
  if (rolloverId !== undefined && rolloverId !== last) throw refuse.rollover_not_last()
  await lockTouched(ctx, last)
  const { at } = ctx
  const obstacles = await obstaclesTo(tx, last)
  if (!isFree(obstacles)) throw refuse.rollover_stands(obstacles)
  await takeBackFacts({ tx, at }, last)
  await moveRequestsBack(tx, last)
  await openCodesAgain(ctx, last)
  await turnClassesBack(ctx, last)
  await tx
    .updateTable('school_year_rollovers')
    .set({ undone_at: at, undone_by: ctx.actor?.personId ?? null })
    .where('id', '=', last)
    .execute()
  await followLater(ctx, { rolloverId: last, organisationId })
  announceOrganisation(ctx, organisationId, 'classes')
  ctx.audit('school_year.undone', { organisationId, data: { rolloverId: last } })
  return { rolloverId: last }
}

async function lastRollover(ctx: Ctx, organisationId: string): Promise<string | undefined> {
  const row = await lock(
    ctx,
    ctx.tx
      .selectFrom('school_year_rollovers')
      .select('id')
      .where('organisation_id', '=', organisationId)
      .where('undone_at', 'is', null)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .forUpdate()
      .executeTakeFirst(),
  )
  return row?.id
}

async function lockTouched(ctx: Ctx, rolloverId: string): Promise<void> {
  await lock(
    ctx,
    sql`
    select from school_classes where rolled_over_by = ${rolloverId} or import_id = ${rolloverId}
    order by id for no key update`.execute(ctx.tx),
  )
  await lock(
    ctx,
    sql`
    select from persons where id in (select person_id from enrolment_facts where import_id = ${rolloverId})
    order by id for no key update`.execute(ctx.tx),
  )
}

/** Codes that ended with the roll-over, and nothing else, are good again for what is left of their days. */
async function openCodesAgain({ tx, at }: Ctx, rolloverId: string): Promise<void> {
  await sql`
    update join_codes k set closed_at = null, closed_by = null
    from school_year_rollovers r, school_classes c
    where r.id = ${rolloverId} and c.rolled_over_by = r.id and k.class_id = c.id
      and k.closed_at = r.at and k.burnt_at is null and k.expires_at > ${at}`.execute(tx)
}

/** The classes that ended are open again and no roll-over's; those that were made are over without having had a year. */
async function turnClassesBack({ tx, at }: Ctx, rolloverId: string): Promise<void> {
  await sql`update school_classes set archived_at = ${at} where import_id = ${rolloverId} and archived_at is null`.execute(
    tx,
  )
  await sql`
    insert into class_archivings (class_id, archived_at, restored_at)
    select id, archived_at, ${at} from school_classes where rolled_over_by = ${rolloverId} and archived_at <= ${at}
    on conflict do nothing`.execute(tx)
  await sql`
    update school_classes set archived_at = null, ends_at = null, continued_as = null
    where rolled_over_by = ${rolloverId}`.execute(tx)
}
