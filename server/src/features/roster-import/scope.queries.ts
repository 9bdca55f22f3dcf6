import { sql } from 'kysely'
import { academicYearOf, dayIn, organisationFacts, requireManaging } from '#server/features/organisations/exports.ts'
import type { Db, Tx } from '#server/platform/call.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'

/** The organisations whose rosters a file may speak of. */
export type Scope = {
  organisationId: string
  timeZone: string
  organisationIds: string[]
  timeZones: ReadonlyMap<string, string>
  /** The current academic year of each. */
  years: ReadonlyMap<string, string>
}

/**
 * Head, deputy and administrator bring lists into their own organisation, specialists of an office into all below it.
 * Throws as `requireManaging`.
 */
export async function requireScope(
  db: Db | Tx,
  who: { personId: string; at: Date },
  organisationId: string,
): Promise<Scope> {
  const { managing } = await requireManaging(db, who, organisationId)
  return scopeOf(db, { organisationId, at: who.at, isBelow: managing.role === 'office_specialist' })
}

/** For whoever runs the server: the organisation and all below it. Throws `not_found`. */
export async function scopeOfOperator(db: Db | Tx, organisationId: string, at: Date): Promise<Scope> {
  return scopeOf(db, { organisationId, at, isBelow: true })
}

async function scopeOf(
  db: Db | Tx,
  { organisationId, at, isBelow }: { organisationId: string; at: Date; isBelow: boolean },
): Promise<Scope> {
  const facts = await organisationFacts(db, organisationId)
  if (!facts) throw refuseAny.not_found()
  const { rows } = await sql<{ id: string; timeZone: string }>`
    select o.id, o.time_zone as "timeZone" from organisations_below(${organisationId}) b join organisations o on o.id = b.id
    where o.closed_at is null and (b.depth = 0 or ${isBelow}) order by o.id`.execute(db)
  const days = new Map([...new Set(rows.map(({ timeZone }) => timeZone))].map((zone) => [zone, dayIn(zone, at)]))
  return {
    organisationId,
    timeZone: facts.timeZone,
    organisationIds: rows.map(({ id }) => id),
    timeZones: new Map(rows.map(({ id, timeZone }) => [id, timeZone])),
    years: new Map(rows.map(({ id, timeZone }) => [id, academicYearOf(days.get(timeZone)!)])),
  }
}
