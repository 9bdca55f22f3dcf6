import { sql } from 'kysely'
import type { OrganisationKind } from '#protocol/accounts.ts'
import type { Db, Tx } from '#server/platform/call.ts'

export type MeasureRow = {
  id: string
  organisationId: string
  kind: OrganisationKind
  shortName: string
  /** Of the office above; empty where there is none. */
  parentShortName: string
  timeZone: string
  code: string
  week: string
  decision: string
  owner: string
  due: string
  firstDue: string | null
  result: string
  evidence: string
  numerator: number
  denominator: number
  recordedAt: Date
  doneAt: Date | null
}

const columns = sql`
  m.id, m.organisation_id as "organisationId", o.kind, o.short_name as "shortName",
  coalesce((select p.short_name from organisations p where p.id = o.parent_id), '') as "parentShortName", o.time_zone as "timeZone",
  m.indicator as code, m.week, m.decision, m.owner, m.due::text as due, m.first_due::text as "firstDue", m.result, m.evidence,
  m.numerator, m.denominator, m.recorded_at as "recordedAt", m.done_at as "doneAt"`

/** Overdue: its day is over by the clock of the organisation. */
const overdue = (at: Date) =>
  sql<boolean>`(m.done_at is null and m.due < (${at}::timestamptz at time zone o.time_zone)::date)`

export async function measureForUpdate(tx: Tx, id: string): Promise<MeasureRow | undefined> {
  const { rows } = await sql<MeasureRow>`
    select ${columns} from measures m join organisations o on o.id = m.organisation_id
    where m.id = ${id} for no key update of m`.execute(tx)
  return rows[0]
}

const doneShownMax = 50

/** Of one organisation: all that are open by their due date, then the newest that are done. */
export async function measuresOf(db: Db | Tx, organisationId: string): Promise<MeasureRow[]> {
  const { rows } = await sql<MeasureRow>`
    select ${columns} from measures m join organisations o on o.id = m.organisation_id
    where m.organisation_id = ${organisationId}
    order by m.done_at desc nulls first, m.due, m.id limit ${doneShownMax}`.execute(db)
  return rows
}

type Asked = {
  state: 'open' | 'overdue' | 'done'
  code?: string | undefined
  week?: string | undefined
  offset: number
  limit: number
}
type Counts = { open: number; overdue: number; done: number }

/** Of an office and all below it: overdue first, then by due date; done ones newest first. */
export async function measuresBelow(
  db: Db | Tx,
  officeId: string,
  at: Date,
  { state, code, week, offset, limit }: Asked,
): Promise<{ counts: Counts; total: number; rows: MeasureRow[] }> {
  const from = sql`
    from organisations_below(${officeId}) b join measures m on m.organisation_id = b.id
    join organisations o on o.id = m.organisation_id
    where (${code ?? null}::text is null or m.indicator = ${code ?? null})
      and (${week ?? null}::text is null or m.week = ${week ?? null})`
  const counted = await sql<Counts>`
    select count(*) filter (where m.done_at is null)::int as open, count(*) filter (where ${overdue(at)})::int as overdue,
      count(*) filter (where m.done_at is not null)::int as done ${from}`.execute(db)
  const counts = counted.rows[0]!
  const wanted = { open: sql`m.done_at is null`, overdue: overdue(at), done: sql`m.done_at is not null` }[state]
  const { rows } = await sql<MeasureRow>`
    select ${columns} ${from} and ${wanted}
    order by m.done_at desc nulls first, m.due, o.short_name, m.id limit ${limit} offset ${offset}`.execute(db)
  return { counts, total: counts[state], rows }
}

/** Those that stand beside a report: recorded before `until`, and not done before `since`. */
export async function measuresBeside(
  db: Db | Tx,
  organisationIds: readonly string[],
  { since, until }: { since: Date; until: Date },
): Promise<MeasureRow[]> {
  const { rows } = await sql<MeasureRow>`
    select ${columns} from measures m join organisations o on o.id = m.organisation_id
    where m.organisation_id = any(${[...organisationIds]}::uuid[]) and m.recorded_at < ${until}
      and (m.done_at is null or m.done_at >= ${since})
    order by m.due, m.id`.execute(db)
  return rows
}

export type FridayValue = {
  organisationId: string
  code: string
  week: string
  at: Date
  version: number | null
  hash: string
  numerator: number
  denominator: number
}

/** Values of organisations on the Fridays since an instant, oldest first. */
export async function fridaysSince(
  db: Db | Tx,
  organisationIds: readonly string[],
  since: Date,
): Promise<FridayValue[]> {
  if (organisationIds.length === 0) return []
  const { rows } = await sql<FridayValue>`
    select v.organisation_id as "organisationId", v.indicator as code, s.week, s.cut_off_at as at,
      (s.formulas ->> v.indicator)::int as version, encode(s.hash, 'hex') as hash, v.numerator, v.denominator
    from snapshots s join snapshot_values v on v.snapshot_id = s.id
    where s.kind = 'friday' and s.cut_off_at >= ${since} and v.organisation_id = any(${[...organisationIds]}::uuid[])
    order by s.cut_off_at`.execute(db)
  return rows
}

/** The same of an office: its sums, as it is shown them; a Friday on which a number was hidden is left out. */
export async function officeFridaysSince(db: Db | Tx, officeId: string, since: Date): Promise<FridayValue[]> {
  const { rows } = await sql<FridayValue>`
    select m.organisation_id as "organisationId", m.indicator as code, s.week, s.cut_off_at as at,
      (s.formulas ->> m.indicator)::int as version, encode(s.hash, 'hex') as hash, m.numerator, m.denominator
    from snapshots s join snapshot_sums m on m.snapshot_id = s.id
    where s.kind = 'friday' and s.cut_off_at >= ${since} and m.organisation_id = ${officeId} and not m.hidden
    order by s.cut_off_at`.execute(db)
  return rows
}
