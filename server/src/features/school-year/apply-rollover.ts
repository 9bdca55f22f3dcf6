import { sql } from 'kysely'
import type { YearCounts } from '#protocol/school-year.ts'
import { writeClasses } from '#server/features/classes/exports.ts'
import { announceOrganisation, organisationFacts } from '#server/features/organisations/exports.ts'
import { beginFacts, endFacts } from '#server/features/roster/exports.ts'
import { oneImportAtATime } from '#server/features/roster-import/exports.ts'
import type { CommandContext, Tx } from '#server/platform/call.ts'
import { jsonRows } from '#server/platform/database/json-rows.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { turnLater } from './follow.ts'
import type { PlannedLine } from './plan.rules.ts'
import { prepareYear, refusalOf, requireNear, turnsAt, type Prepared } from './prepare.ts'
import { waitingRequests } from './requests.queries.ts'
import { endingYears, lockYear } from './roster.queries.ts'
import { refuse } from './school-year.refusals.ts'

type Ctx = CommandContext<{ personId: string } | null>

export type Wanted = {
  organisationId: string
  /** Of the plan that was seen; without it the draft must be of the roster as it is. */
  hash?: string | undefined
  /** The first day of the new classes, over what was decided. */
  on?: string | undefined
}

/**
 * Begins the new school year of one organisation, in the caller's transaction: facts at once, chats afterwards, in slices, and
 * not before the day. Throws `year_nothing`, `year_far`, `year_roster_changed`, `year_requests_wait`, `year_day_outside` and
 * what is wrong with the plan.
 */
export async function applyRollover(ctx: Ctx, wanted: Wanted): Promise<{ rolloverId: string; counts: YearCounts }> {
  const { organisationId } = wanted
  const organisation = await organisationFacts(ctx.tx, organisationId)
  if (!organisation) throw refuseAny.not_found()
  await oneImportAtATime(ctx)
  const found = await prepareLocked(ctx, organisationId)
  requireNear(organisation, found.toYear, ctx.at)
  requireSeen(found, wanted.hash)
  const [problem] = found.plan.problems
  if (problem) throw refusalOf(problem)
  const { stranded } = await waitingRequests(ctx.tx, found.plan.lines)
  if (stranded > 0) throw refuse.year_requests_wait({ count: stranded })
  const begins = turnsAt(organisation.timeZone, found.toYear, wanted.on ?? found.on)
  const rolloverId = ctx.newId()
  await record(ctx, { rolloverId, organisationId, begins, found })
  await endYear(ctx, { rolloverId, begins, found })
  await beginYear(ctx, { rolloverId, organisationId, begins, found })
  turnLater(ctx, rolloverId, begins)
  announceOrganisation(ctx, organisationId, 'classes')
  ctx.audit('school_year.begun', { organisationId, data: { rolloverId, ...found.plan.counts } })
  return { rolloverId, counts: found.plan.counts }
}

async function prepareLocked(ctx: Ctx, organisationId: string): Promise<Prepared> {
  const year = (await endingYears(ctx.tx, [organisationId])).get(organisationId)
  if (year === undefined) throw refuse.year_nothing()
  await lockYear(ctx, { organisationId, year })
  const found = await prepareYear(ctx.tx, organisationId, ctx.at)
  if (!found) throw refuse.year_nothing()
  return found
}

function requireSeen({ hash, rosterChanged }: Prepared, seen: string | undefined): void {
  if (seen === undefined ? rosterChanged : seen !== hash) throw refuse.year_roster_changed()
}

type Act = { rolloverId: string; begins: Date; found: Prepared }

async function record(
  { tx, at, actor }: Ctx,
  { rolloverId, organisationId, begins, found }: Act & { organisationId: string },
): Promise<void> {
  const who = { id: rolloverId, organisation_id: organisationId, by_id: actor?.personId ?? null, at }
  const years = { from_year: found.fromYear, to_year: found.toYear, turns_at: begins }
  const told = { counts: JSON.stringify(found.plan.counts), turned_at: begins <= at ? at : null }
  await tx
    .insertInto('school_year_rollovers')
    .values({ ...who, ...years, ...told })
    .execute()
}

/** Ends all places in the classes of the ending year; the classes themselves end with the day. Their codes close at once. */
async function endYear({ tx, at, actor }: Ctx, { rolloverId, begins, found }: Act): Promise<void> {
  const { ending } = found.roster
  const classIds = ending.map(({ id }) => id)
  const places = ending.flatMap(({ members }) => members).filter((one) => lastsBeyond(one.until, begins))
  const factIds = places.map(({ factId }) => factId)
  await endFacts({ tx, at, importId: rolloverId }, 'enrolment_facts', factIds, begins)
  await sql`
    update school_classes set rolled_over_by = ${rolloverId}, ends_at = ${begins},
      archived_at = ${begins <= at ? at : null}
    where id = any(${classIds}::uuid[])`.execute(tx)
  await sql`
    update join_codes set closed_at = ${at}, closed_by = ${actor?.personId ?? null}, seed = null
    where class_id = any(${classIds}::uuid[]) and closed_at is null`.execute(tx)
}

async function beginYear(
  { tx, at, newId }: Ctx,
  { rolloverId, organisationId, begins, found }: Act & { organisationId: string },
): Promise<void> {
  const classes = found.plan.classes.map((one) => ({ ...one, id: one.existingId ?? newId() }))
  const made = classes
    .filter(({ existingId }) => existingId === undefined)
    .map(({ id, kind, name }) => ({ id, organisationId, kind, name, academicYear: found.toYear }))
  await writeClasses({ tx, at }, made, rolloverId)
  await nameNext(tx, found.plan.lines, new Map(classes.map(({ name, id }) => [name, id])))
  const places = classes.flatMap((one) =>
    one.places.map(({ personId, kind, from, until }) => ({
      id: newId(),
      class_id: one.id,
      person_id: personId,
      kind,
      valid_from: new Date(from) > begins ? from : begins.toISOString(),
      valid_to: until,
      order_number: '',
    })),
  )
  const lasting = places.filter((one) => lastsBeyond(one.valid_to, new Date(one.valid_from)))
  await beginFacts({ tx, at, importId: rolloverId }, 'enrolment_facts', lasting)
}

/** What asks for a class once its year is over goes to the class that it goes on as. */
async function nameNext(tx: Tx, lines: readonly PlannedLine[], ids: ReadonlyMap<string, string>): Promise<void> {
  const next = lines.flatMap(({ classId, to }) => (to === null ? [] : [{ id: classId, next: ids.get(to) }]))
  await sql`
    update school_classes c set continued_as = n.next
    from json_to_recordset(${jsonRows(next)}) as n (id uuid, next uuid) where c.id = n.id`.execute(tx)
}

/** A place that was to end before the new year begins has no part in it. */
function lastsBeyond(until: string | null, instant: Date): boolean {
  return until === null || new Date(until) > instant
}
