import { sql } from 'kysely'
import type { Db, Tx } from '#server/platform/call.ts'
import type { Services } from '#server/platform/services.ts'

export type PeopleCount = { distinct: number; inSeveral: number }

const keptMs = 24 * 60 * 60_000
const keptAloneMs = 60_000
/** Up to so many organisations are counted while one waits; of more one reads the number a little later. */
const waitedForMax = 100
const countingMsMax = 120_000

type Kept = Map<string, { at: number; counting: Promise<PeopleCount | null>; counted: PeopleCount | null }>
const kept = new WeakMap<Services, Kept>()

/**
 * Distinct people of all rosters below, once a day; of a single organisation once a minute. `null`: a region that nobody has
 * asked for before; it is being counted.
 */
export async function peopleBelow(
  services: Services,
  { id, organisations }: { id: string; organisations: number },
  at: Date,
): Promise<PeopleCount | null> {
  const known = kept.get(services) ?? new Map()
  kept.set(services, known)
  const before = known.get(id)
  const fresh = before && Math.abs(at.getTime() - before.at) < (organisations > 1 ? keptMs : keptAloneMs)
  const one = fresh ? before : begin(services, known, id, at, before?.counted ?? null)
  return organisations <= waitedForMax ? one.counting : one.counted
}

/** Waits for what is being counted, before the database goes. */
export async function peopleCounted(services: Services): Promise<void> {
  await Promise.allSettled([...(kept.get(services)?.values() ?? [])].map(({ counting }) => counting))
}

/** What fails is tried again no sooner than what succeeds: a region that takes too long is not counted at every look. */
function begin(services: Services, known: Kept, id: string, at: Date, counted: PeopleCount | null) {
  const counting = countPatiently(services.db, id, at).catch((error: unknown) => {
    services.log.error({ err: error }, 'people of an office not counted')
    return counted
  })
  const one = { at: at.getTime(), counting, counted }
  known.set(id, one)
  void counting.then((count) => {
    one.counted = count
  })
  return one
}

/** A region of a million people is more than a statement has time for otherwise. */
function countPatiently(db: Db, organisationId: string, at: Date): Promise<PeopleCount> {
  return db.transaction().execute(async (tx) => {
    await sql`set local statement_timeout = ${sql.lit(countingMsMax)}`.execute(tx)
    return countPeople(tx, organisationId, at)
  })
}

/** Staff, pupils and guardians of pupils: whoever stands on a roster of what is counted below. */
async function countPeople(db: Tx, organisationId: string, at: Date): Promise<PeopleCount> {
  const { rows } = await sql<PeopleCount>`
    with below as materialized (
      select o.id from organisations_below(${organisationId}) b join organisations o on o.id = b.id
      where o.closed_at is null and is_counted(o)
    ), pupils as materialized (
      select distinct c.organisation_id, e.person_id
      from below join school_classes c on c.organisation_id = below.id and c.archived_at is null
      join enrolments e on e.class_id = c.id and e.kind = 'pupil'
        and e.valid_from <= ${at} and (e.valid_to is null or e.valid_to > ${at})
    ), stands as (
      select g.organisation_id, g.person_id from below join role_grants g on g.organisation_id = below.id
      where g.role not in ('operator', 'office_specialist')
        and g.valid_from <= ${at} and (g.valid_to is null or g.valid_to > ${at})
      union
      select organisation_id, person_id from pupils
      union
      select p.organisation_id, w.guardian_id from pupils p join guardianships w on w.child_id = p.person_id
      where w.valid_from <= ${at} and (w.valid_to is null or w.valid_to > ${at})
    )
    select count(*)::int as distinct, (count(*) filter (where places > 1))::int as "inSeveral"
    from (select person_id, count(*) as places from stands group by person_id) p`.execute(db)
  return rows[0]!
}
