import { sql, type Kysely } from 'kysely'
import type { OrganisationSettings } from '#protocol/organisations.ts'
import { defaultSettings } from '#server/features/roster/exports.ts'
import type { Database } from '#server/platform/database/types.ts'
import { organisationsOf, type PersonFacts, type SettingsOf } from './conversations.rules.ts'

/** What the rules need to know of people at an instant. People that do not exist are left out. */
export async function personFacts(
  db: Kysely<Database>,
  personIds: readonly string[],
  at: Date,
): Promise<Map<string, PersonFacts>> {
  const { rows } = await sql<PersonFacts>`
    with ties as materialized (
      select * from admitted_ties_at(${at}) t where t.person_id = any(${personIds}::uuid[])
    ), places as materialized (
      select o.id, o.path,
        (select m.id from organisations m where m.id = any(o.path) and m.kind = 'municipality' limit 1) as municipality
      from (
        select id, array(select a.id from organisations_above(t.id) a order by a.depth) as path
        from (select distinct organisation_id as id from ties) t) as o
    )
    select p.id,
      exists (select from accounts a where a.person_id = p.id and a.blocked_at is null) as registered,
      waits_everywhere(p.id, ${at}) as waits,
      coalesce((
        select json_agg(distinct jsonb_build_object('organisationId', t.organisation_id, 'role', t.role,
          'path', places.path, 'municipalityId', places.municipality))
        from ties t join places on places.id = t.organisation_id
        where t.person_id = p.id and t.role not in ('operator', 'pupil', 'guardian')), '[]') as posts,
      coalesce((
        select json_agg(json_build_object('classId', t.class_id, 'organisationId', o.id, 'organisationKind', o.kind,
          'kind', t.role))
        from ties t join organisations o on o.id = t.organisation_id
        where t.person_id = p.id and t.class_id is not null and t.role <> 'guardian'), '[]') as classes,
      coalesce((
        select json_agg(json_build_object('childId', w.child_id, 'classes', coalesce((
          select json_agg(json_build_object('classId', t.class_id, 'organisationId', t.organisation_id))
          from ties t where t.person_id = w.guardian_id and t.child_id = w.child_id), '[]')))
        from guardianships w
        where w.guardian_id = p.id and w.may_write and not restricted(w.guardian_id, w.child_id, ${at})
          and w.valid_from <= ${at} and (w.valid_to is null or w.valid_to > ${at})), '[]') as children
    from persons p where p.id = any(${personIds}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Which correspondence the organisations of these people allow. */
export async function writingSettings(db: Kysely<Database>, people: Iterable<PersonFacts>): Promise<SettingsOf> {
  const ids = new Set([...people].flatMap(organisationsOf))
  const { rows } = await sql<{ id: string; settings: Partial<OrganisationSettings> }>`
    select id, settings from organisations where id = any(${[...ids]}::uuid[]) and settings <> '{}'`.execute(db)
  const found = new Map(rows.map((row) => [row.id, { ...defaultSettings, ...row.settings }]))
  return (organisationId) => found.get(organisationId) ?? defaultSettings
}

/** The organisations that each of these people once belonged to and belongs to no more, or waits to be let into. */
export async function formerOrganisations(
  db: Kysely<Database>,
  personIds: readonly string[],
  at: Date,
): Promise<Map<string, Set<string>>> {
  const { rows } = await sql<{ id: string; former: string[] }>`
    select p.id, array(
      select g.organisation_id from role_grants g where g.person_id = p.id and g.role <> 'operator'
      union
      select c.organisation_id from enrolments e join school_classes c on c.id = e.class_id where e.person_id = p.id
      union
      select c.organisation_id from guardianships w
      join enrolments e on e.person_id = w.child_id and e.kind = 'pupil' join school_classes c on c.id = e.class_id
      where w.guardian_id = p.id
      except
      select t.organisation_id from admitted_ties_at(${at}) t where t.person_id = p.id) as former
    from unnest(${[...personIds]}::uuid[]) as p (id)`.execute(db)
  return new Map(rows.map((row) => [row.id, new Set(row.former)]))
}

/** Of these people: whom `personId` has blocked, and who has blocked `personId`. */
export async function blocksBetween(
  db: Kysely<Database>,
  personId: string,
  otherIds: readonly string[],
): Promise<{ byMe: Set<string>; byOther: Set<string> }> {
  const { rows } = await sql<{ other: string; mine: boolean }>`
    select blocked_id as other, true as mine from person_blocks
    where person_id = ${personId} and blocked_id = any(${otherIds}::uuid[])
    union all
    select person_id, false from person_blocks
    where blocked_id = ${personId} and person_id = any(${otherIds}::uuid[])`.execute(db)
  return {
    byMe: new Set(rows.filter((row) => row.mine).map((row) => row.other)),
    byOther: new Set(rows.filter((row) => !row.mine).map((row) => row.other)),
  }
}
