import { sql } from 'kysely'
import type { OrganisationKind } from '#protocol/accounts.ts'
import type { Db } from '#server/platform/call.ts'
import type { Services } from '#server/platform/services.ts'

type Goal = { due: string; percent: number; organisationId: string; organisationShortName: string }

/** The nearest goal: the organisation's own, or that of the first office above that keeps one for its kind. */
export async function goalFor(db: Db, organisationId: string): Promise<Goal | undefined> {
  const { rows } = await sql<Goal>`
    select g.due::text as due, g.percent, o.id as "organisationId", o.short_name as "organisationShortName"
    from organisations_above(${organisationId}) a
    join goals g on g.organisation_id = a.id and g.replaced_at is null and g.indicator = 'staff_registered'
    join organisations o on o.id = a.id join organisations me on me.id = ${organisationId}
    where me.kind in ('region', 'municipality') or me.kind = any(g.kinds)
    order by a.depth limit 1`.execute(db)
  return rows[0]
}

export type CountedOrganisation = { id: string; kind: OrganisationKind; timeZone: string }

/** The organisation itself and all below it that are counted: open, no offices, no branches that others report for. */
export async function countedBelow(db: Db, organisationId: string): Promise<CountedOrganisation[]> {
  const { rows } = await sql<CountedOrganisation>`
    select o.id, o.kind, o.time_zone as "timeZone"
    from organisations_below(${organisationId}) b join organisations o on o.id = b.id
    where o.closed_at is null and is_counted(o)
    order by o.id`.execute(db)
  return rows
}

type Share = { registered: number; total: number }
export type ChildrenProgress = { pupils: Share; families: Share }

const keptMs = 60_000
const kept = new WeakMap<Services, Map<string, { at: number; counted: Promise<ChildrenProgress> }>>()

/** Pupils and families of these organisations, which stand below `underId`; counted at most once a minute. */
export function childrenOf(
  services: Services,
  underId: string,
  organisations: readonly CountedOrganisation[],
  at: Date,
): Promise<ChildrenProgress> {
  const known = kept.get(services) ?? new Map<string, { at: number; counted: Promise<ChildrenProgress> }>()
  kept.set(services, known)
  for (const [id, one] of known) if (at.getTime() - one.at >= keptMs) known.delete(id)
  const before = known.get(underId)
  if (before) return before.counted
  const counted = countChildren(services.db, organisations, at)
  known.set(underId, { at: at.getTime(), counted })
  counted.catch(() => known.delete(underId))
  return counted
}

/** One statement for all. A child counts once in each organisation; in a kindergarten no child has an account. */
async function countChildren(
  db: Db,
  organisations: readonly CountedOrganisation[],
  at: Date,
): Promise<ChildrenProgress> {
  const { rows } = await sql<{ pupils: number; pupilsIn: number; children: number; covered: number }>`
    with asked as (
      select * from unnest(${organisations.map(({ id }) => id)}::uuid[], ${organisations.map(({ kind }) => kind)}::text[])
        as a (id, kind)
    ), inside as (
      select person_id from accounts where first_signed_in_at is not null and blocked_at is null
    ), listed as (
      select distinct asked.id, e.person_id
      from asked join school_classes c on c.organisation_id = asked.id and c.archived_at is null
      join enrolments e on e.class_id = c.id and e.kind = 'pupil'
        and e.valid_from <= ${at} and (e.valid_to is null or e.valid_to > ${at})
    ), covered as (
      select distinct w.child_id from guardianships w join inside i on i.person_id = w.guardian_id
      where w.valid_from <= ${at} and (w.valid_to is null or w.valid_to > ${at})
        and w.child_id in (select person_id from listed) and not restricted(w.guardian_id, w.child_id, ${at})
    ), sums as (
      select l.id, count(*) as listed,
        count(i.person_id) filter (where not (o.asks and awaits_consent(l.person_id, l.id, ${at}))) as inside,
        count(*) filter (where p.birth_date is null or p.birth_date > ${at}::timestamptz - interval '18 years') as minors,
        count(v.child_id) filter (where p.birth_date is null or p.birth_date > ${at}::timestamptz - interval '18 years')
          as covered
      from listed l join persons p on p.id = l.person_id
      join (select id, coalesce(consent_since, consent_both_since) is not null as asks from organisations) o on o.id = l.id
      left join inside i on i.person_id = l.person_id
      left join covered v on v.child_id = l.person_id
      group by l.id
    )
    select coalesce(sum(greatest(s.listed, x.children)) filter (where asked.kind <> 'kindergarten'), 0)::int as pupils,
      coalesce(sum(s.inside) filter (where asked.kind <> 'kindergarten'), 0)::int as "pupilsIn",
      coalesce(sum(greatest(s.minors, s.minors + x.children - s.listed)), 0)::int as children,
      coalesce(sum(s.covered), 0)::int as covered
    from asked left join sums s on s.id = asked.id
    left join expected_known(${at}, ${at}) x on x.organisation_id = asked.id`.execute(db)
  const { pupils, pupilsIn, children, covered } = rows[0]!
  return { pupils: { registered: pupilsIn, total: pupils }, families: { registered: covered, total: children } }
}
