import { sql } from 'kysely'
import type { YearRun } from '#protocol/school-year.ts'
import type { CommandContext } from '#server/platform/call.ts'
import { lock, lockRow } from '#server/platform/lock.ts'
import type { OutboxRow } from '#server/platform/jobs/outbox.ts'
import { Refusal, refusalBody } from '#server/platform/refusal.ts'
import { runAs } from '#server/platform/run-command.ts'
import type { Services } from '#server/platform/services.ts'
import { applyRollover } from './apply-rollover.ts'
import { endingYears } from './roster.queries.ts'
import { actorOf, finishRun, loadRun, nextItem, organisationsBelow, unfinishedRun, type Run } from './runs.queries.ts'
import { refuse } from './school-year.refusals.ts'
import { undoRollover } from './undo-rollover.ts'
import { nextYearOf, yearAfter } from './years.rules.ts'

export const runTopic = 'schoolYear.run'

/** So long one turn of the outbox works before it lets others come first. */
const workMs = 2_000

type Start = {
  runId: string
  organisationId: string
  kind: YearRun['kind']
  on?: string | undefined
  without: readonly string[]
  /** When the outbox takes it up, unless somebody else has done it by then. Without: at once. */
  dueAt?: Date | undefined
}

/**
 * Writes down what is to be done in the organisations below an office; `workOnRun` does it, in the outbox's turns or called
 * by somebody who waits. Those of `without` are left out with all below them. Throws `year_run_going`, `year_nothing`,
 * `no_rollover`.
 */
export async function startRun(
  ctx: CommandContext<{ personId: string } | null>,
  { runId, organisationId, kind, on = '', without, dueAt }: Start,
): Promise<void> {
  const { tx } = ctx
  await lockRow(ctx, 'organisations', organisationId, 'update')
  if (await unfinishedRun(tx, organisationId)) throw refuse.year_run_going()
  const below = await organisationsBelow(tx, organisationId)
  const toYear = kind === 'apply' ? await yearAhead(ctx, below) : await yearReached(ctx, below)
  const row = { id: runId, organisation_id: organisationId, kind, to_year: toYear, on_day: on, at: ctx.at }
  await tx
    .insertInto('school_year_runs')
    .values({ ...row, by_id: ctx.actor?.personId ?? null })
    .execute()
  await sql`
    insert into school_year_run_items (run_id, organisation_id, state)
    select ${runId}, b.id, case when b.id in (
        select x.id from unnest(${[...without]}::uuid[]) as w (id) cross join lateral organisations_below(w.id) x)
      then 'left_out' else 'waiting' end
    from unnest(${below}::uuid[]) as b (id)`.execute(tx)
  ctx.later(runTopic, runId, {}, dueAt)
  ctx.audit('school_year.run_started', { organisationId, data: { runId, kind, year: toYear, count: below.length } })
}

async function yearAhead({ tx, at }: CommandContext<unknown>, organisationIds: readonly string[]): Promise<string> {
  const next = nextYearOf([...(await endingYears(tx, organisationIds)).values()], at)
  if (next === undefined) throw refuse.year_nothing()
  return next
}

async function yearReached({ tx }: CommandContext<unknown>, organisationIds: readonly string[]): Promise<string> {
  const { rows } = await sql<{ year: string | null }>`
    select max(to_year) as year from school_year_rollovers
    where organisation_id = any(${[...organisationIds]}::uuid[]) and undone_at is null`.execute(tx)
  const year = rows[0]?.year
  if (!year) throw refuse.no_rollover()
  return year
}

/**
 * Works on a run until it is finished or the time is up; true: finished. Each organisation is a transaction of its own that
 * also notes what became of it, so a process that dies leaves the others to the next one, and nothing is done twice.
 */
export async function workOnRun(
  services: Services,
  runId: string,
  { untilMs = Infinity, onStep }: { untilMs?: number; onStep?: () => Promise<void> } = {},
): Promise<boolean> {
  const run = await loadRun(services.db, runId)
  if (!run || run.finishedAt !== null) return true
  const actor = await actorOf(services, run.byId)
  for (;;) {
    const organisationId = await nextItem(services.db, runId)
    if (organisationId === undefined) break
    try {
      await runAs(services, actor, (ctx) => workOnItem(ctx, run, organisationId))
    } catch (error) {
      await noteFailure(services, { runId, organisationId, error })
    }
    await onStep?.()
    if (performance.now() > untilMs) return false
  }
  await finishRun(services, runId)
  return true
}

/** A turn of the outbox. What is left waits for the next one. */
export async function runFurther({ streamId: runId }: OutboxRow, services: Services): Promise<void> {
  const finished = await workOnRun(services, runId, { untilMs: performance.now() + workMs })
  if (!finished) await runAs(services, null, async (ctx) => ctx.later(runTopic, runId, {}))
}

async function workOnItem(ctx: CommandContext, run: Run, organisationId: string): Promise<void> {
  const { rows } = await lock(
    ctx,
    sql`
    select from school_year_run_items
    where run_id = ${run.id} and organisation_id = ${organisationId} and state = 'waiting' for update`.execute(ctx.tx),
  )
  if (rows.length === 0) return
  const rolloverId =
    run.kind === 'apply' ? await forward(ctx, run, organisationId) : await back(ctx, run, organisationId)
  await ctx.tx
    .updateTable('school_year_run_items')
    .set({ state: rolloverId === undefined ? 'skipped' : 'done', rollover_id: rolloverId ?? null })
    .where('run_id', '=', run.id)
    .where('organisation_id', '=', organisationId)
    .execute()
}

/** Undefined: it has no classes, or is in the new year already. */
async function forward(
  ctx: CommandContext,
  { toYear, onDay }: Run,
  organisationId: string,
): Promise<string | undefined> {
  const ending = (await endingYears(ctx.tx, [organisationId])).get(organisationId)
  if (ending === undefined || ending >= toYear) return undefined
  if (yearAfter(ending) !== toYear) throw refuse.year_behind({ year: ending })
  const { rolloverId } = await applyRollover(ctx, { organisationId, on: onDay === '' ? undefined : onDay })
  return rolloverId
}

async function back(ctx: CommandContext, { toYear }: Run, organisationId: string): Promise<string | undefined> {
  const standing = await ctx.tx
    .selectFrom('school_year_rollovers')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('to_year', '=', toYear)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  if (!standing) return undefined
  const { rolloverId } = await undoRollover(ctx, { organisationId, rolloverId: standing.id })
  return rolloverId
}

async function noteFailure(
  { db, log }: Services,
  { runId, organisationId, error }: { runId: string; organisationId: string; error: unknown },
): Promise<void> {
  if (!(error instanceof Refusal)) log.error({ err: error, runId, organisationId }, 'school year')
  const refusal = error instanceof Refusal ? error : refuse.year_failed()
  const reason = { ru: refusalBody(refusal, 'ru').text, en: refusalBody(refusal, 'en').text }
  await db
    .updateTable('school_year_run_items')
    .set({ state: 'failed', code: refusal.code, reason: JSON.stringify(reason) })
    .where('run_id', '=', runId)
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'waiting')
    .execute()
}
