import { sql, type Kysely } from 'kysely'
import type { OrganisationKind } from '#protocol/accounts.ts'
import type { PersonName } from '#protocol/common.ts'
import type { JoinKind, JoinState } from '#protocol/invitations.ts'
import type { GrantableRole, Kinship, Relation } from '#protocol/roster.ts'
import { folded, rolesFromAbove } from '#server/features/roster/exports.ts'
import type { Database } from '#server/platform/database/types.ts'

type AnyDb = Kysely<Database>

export type RequestRow = {
  id: string
  kind: JoinKind
  organisationId: string
  organisationKind: OrganisationKind
  classId: string | null
  className: string
  personId: string
  name: PersonName
  child: PersonName | null
  kinship: Kinship
  relation: Relation | null
  state: JoinState
  at: Date
  role: GrantableRole | null
  position: string
  /** Whom the code was issued for: a line of the staff list, or a guardian on the roster. */
  invitedId: string | null
  /** On whose sheet the code stood. */
  childId: string | null
}

const requestColumns = sql`
  r.id, r.kind, r.organisation_id as "organisationId", o.kind as "organisationKind", r.class_id as "classId",
  coalesce(c.name, '') as "className", r.person_id as "personId", r.name, r.child, r.kinship, r.relation, r.state, r.at,
  k.role, k.position, k.person_id as "invitedId", k.child_id as "childId"`
const requestTables = sql`
  join_requests r join join_codes k on k.id = r.code_id join organisations o on o.id = r.organisation_id
  left join school_classes c on c.id = r.class_id`

/** One request, locked until the answer is written. */
export async function requestForAnswer(tx: AnyDb, id: string): Promise<RequestRow | undefined> {
  const { rows } = await sql<RequestRow>`
    select ${requestColumns} from ${requestTables} where r.id = ${id} for update of r`.execute(tx)
  return rows[0]
}

/** Which roles people give by the roles they have: pairs, as `grantableRoles` says. */
export type GrantPairs = readonly (readonly [granter: string, role: string])[]

/**
 * Requests in somebody's queue, oldest first: classes for form teachers and managers; staff for those who give that role,
 * and from below an office those that its organisations cannot answer themselves.
 */
export async function waitingFor(
  db: AnyDb,
  personId: string,
  at: Date,
  pairs: GrantPairs,
  only: { organisationId?: string | undefined; classId?: string | undefined } = {},
): Promise<RequestRow[]> {
  const { rows } = await sql<RequestRow>`
    with mine as materialized (
      select t.role, t.organisation_id, t.class_id from ties_at(${at}) t
      where t.person_id = ${personId}
        and t.role in ('head', 'deputy', 'administrator', 'office_specialist', 'form_teacher')
    ), pairs as (
      select * from unnest(${pairs.map(([granter]) => granter)}::text[], ${pairs.map(([, role]) => role)}::text[])
        as p (granter, role)
    )
    select ${requestColumns} from ${requestTables}
    where r.state = 'waiting'
      and (${only.organisationId ?? null}::uuid is null or r.organisation_id = ${only.organisationId ?? null})
      and (${only.classId ?? null}::uuid is null or r.class_id = ${only.classId ?? null})
      and (
        exists (select from mine m where m.role = 'form_teacher' and m.class_id = r.class_id)
        or exists (
          select from mine m where m.organisation_id = r.organisation_id and m.class_id is null
            and (r.class_id is not null or (m.role, k.role) in (select granter, role from pairs)))
        or (r.class_id is null and exists (
          select from mine m join organisations_above(r.organisation_id) a on a.id = m.organisation_id
          where m.role = 'office_specialist' and a.depth > 0
            and (k.role = any(${rolesFromAbove}::text[]) or ${only.organisationId ?? null}::uuid is not null))))
    order by r.at, r.id`.execute(db)
  return rows
}

export async function isPupilOf(db: AnyDb, personId: string, classId: string, at: Date): Promise<boolean> {
  const { rows } = await sql`
    select from ties_at(${at}) where person_id = ${personId} and class_id = ${classId} and role = 'pupil'`.execute(db)
  return rows.length > 0
}

/** A request for the same thing that still waits; for guardians, about the same child. */
export async function hasAskedBefore(
  db: AnyDb,
  personId: string,
  about: { kind: JoinKind; organisationId: string; classId: string | null },
  child: PersonName | undefined,
): Promise<boolean> {
  const { rows } = await sql<{ child: PersonName | null }>`
    select child from join_requests
    where person_id = ${personId} and state = 'waiting' and kind = ${about.kind}
      and organisation_id = ${about.organisationId} and class_id is not distinct from ${about.classId}`.execute(db)
  return rows.some((row) => row.child === null || keyOf(row.child) === keyOf(child))
}

function keyOf(name: PersonName | null | undefined): string {
  return folded(`${name?.familyName} ${name?.givenName}`)
}

/** A line of a class list as matching needs it. */
export type Line = {
  classId: string
  personId: string
  familyName: string
  givenName: string
  patronymic: string
  /** Somebody has joined as this pupil. */
  taken: boolean
  /** Kinships of the guardians who are tied to the child already. */
  kinships: Kinship[]
}

export async function linesOf(db: AnyDb, classIds: readonly string[], at: Date): Promise<Line[]> {
  const { rows } = await sql<Line>`
    select e.class_id as "classId", p.id as "personId", p.family_name as "familyName", p.given_name as "givenName",
      p.patronymic, exists (select from accounts a where a.person_id = p.id) as taken,
      array(select w.shown_kinship from guardianships w where w.child_id = p.id
        and w.valid_from <= ${at} and (w.valid_to is null or w.valid_to > ${at})) as kinships
    from enrolments e join persons p on p.id = e.person_id
    where e.class_id = any(${classIds}::uuid[]) and e.kind = 'pupil'
      and e.valid_from <= ${at} and (e.valid_to is null or e.valid_to > ${at})
    order by p.family_name, p.given_name, p.patronymic, p.id`.execute(db)
  return rows
}
