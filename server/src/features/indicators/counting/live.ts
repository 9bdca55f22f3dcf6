import { sql } from 'kysely'
import type { Tx } from '#server/platform/call.ts'
import { inSlices } from '#server/platform/in-slices.ts'
import type { Services } from '#server/platform/services.ts'
import { shownDefinitions } from '../definitions/all.ts'
import { changedOrganisations } from './changed.queries.ts'
import { countNow } from './count-now.ts'
import { aboutOrganisations, makeRoomToCount } from './inputs.queries.ts'
import { knownUntil } from './known-until.queries.ts'
import { organisationsKnown } from './organisations.queries.ts'

/** Counted together: so many people are in memory at once. */
const countedAtOnce = 750
const dayMs = 24 * 3600_000

/**
 * Counts organisations anew of which anything changed since the last time, and each once a day whatever happened: what
 * nobody enters, such as a birthday, counts then. A process that finds another one counting leaves it to it.
 */
export async function countLive(services: Services): Promise<number> {
  return services.db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ free: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended('live values', 0)) as free`.execute(tx)
    if (!rows[0]!.free) return 0
    await makeRoomToCount(tx)
    const until = services.clock.now()
    const organisations = (await organisationsKnown(tx, until)).filter(({ counted }) => counted)
    const ids = organisations.map(({ id }) => id)
    const due = await dueIds(tx, ids, until)
    const counting = organisations.filter(({ id }) => due === 'all' || due.has(id))
    const about = await aboutOrganisations(tx, counting, until)
    for (const slice of inSlices(counting, countedAtOnce)) await countNow(tx, slice, { about, at: until })
    await forgetOthers(tx, ids)
    await keepDaily(tx, until)
    // What a transaction that still runs will have recorded before now is found the next time.
    const countedTo = await knownUntil(tx, until)
    await sql`insert into live_state (counted_to) values (${countedTo})
      on conflict (one) do update set counted_to = excluded.counted_to`.execute(tx)
    return counting.length
  })
}

async function dueIds(tx: Tx, ids: readonly string[], until: Date): Promise<Set<string> | 'all'> {
  const state = await tx.selectFrom('live_state').select('counted_to').executeTakeFirst()
  if (!state) return 'all'
  // Uses are written down within a minute: what came late is still in this window.
  const since = new Date(Math.min(state.counted_to.getTime(), until.getTime()) - 2 * 60_000)
  const { rows } = await sql<{ id: string }>`
    select o.id from unnest(${[...ids]}::uuid[]) as o (id) left join live_organisations l on l.organisation_id = o.id
    where l.counted_at is null or l.counted_at <= ${new Date(until.getTime() - dayMs)}`.execute(tx)
  return new Set([...(await changedOrganisations(tx, { since, until })), ...rows.map(({ id }) => id)])
}

/** Closed, or no longer counted. A list of thousands in `<> all` would be gone through for each row. */
async function forgetOthers(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const table of ['live_values', 'daily_values', 'live_organisations'] as const) {
    await sql`
      delete from ${sql.table(table)} as kept where not exists (
        select from unnest(${[...ids]}::uuid[]) as counted (id) where counted.id = kept.organisation_id)`.execute(tx)
  }
}

/** What offices see of pupils, guardians and use between Fridays: one look a day, the same for all. */
async function keepDaily(tx: Tx, at: Date): Promise<void> {
  const codes = shownDefinitions.filter(({ suppressed }) => suppressed).map(({ code }) => code)
  await sql`
    with last as (select max(counted_at) as at from daily_values), due as (
      select from last where at is null or at <= ${new Date(at.getTime() - dayMs)}),
    gone as (delete from daily_values d where exists (select from due) and not exists (
      select from live_values v where v.organisation_id = d.organisation_id and v.indicator = d.indicator))
    insert into daily_values (organisation_id, indicator, numerator, denominator, counted_at)
    select organisation_id, indicator, numerator, denominator, ${at} from live_values
    where indicator = any(${codes}::text[]) and exists (select from due)
    on conflict (organisation_id, indicator) do update
      set numerator = excluded.numerator, denominator = excluded.denominator, counted_at = excluded.counted_at`.execute(
    tx,
  )
}
