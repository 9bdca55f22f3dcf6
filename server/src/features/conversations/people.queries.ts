import { sql, type Kysely } from 'kysely'
import type { Database } from '#server/platform/database/types.ts'
import type { PersonFacts, SettingsOf, WritingSettings } from './conversations.rules.ts'

/** What the rules need to know of people at an instant. People that do not exist are left out. */
export async function personFacts(
  db: Kysely<Database>,
  personIds: readonly string[],
  at: Date,
): Promise<Map<string, PersonFacts>> {
  const { rows } = await sql<PersonFacts>`
    with posts as (
      select g.person_id, g.organisation_id, g.role from role_grants g
      where g.person_id = any(${personIds}::uuid[]) and g.role <> 'operator'
        and g.valid_from <= ${at} and (g.valid_to is null or g.valid_to > ${at})
      union
      select e.person_id, c.organisation_id, e.kind from enrolments e join school_classes c on c.id = e.class_id
      where e.person_id = any(${personIds}::uuid[]) and e.kind <> 'pupil' and c.archived_at is null
        and e.valid_from <= ${at} and (e.valid_to is null or e.valid_to > ${at})
    ), places as materialized (
      select o.id, o.path, (select m.id from organisations m where m.id = any(o.path) and m.kind = 'municipality' limit 1)
        as municipality_id
      from (select id, organisation_path(id) as path from (select distinct organisation_id as id from posts)) as o
    )
    select p.id,
      exists (select from accounts a where a.person_id = p.id and a.blocked_at is null) as registered,
      coalesce((
        select json_agg(json_build_object('organisationId', x.organisation_id, 'role', x.role, 'path', places.path,
          'municipalityId', places.municipality_id))
        from posts x join places on places.id = x.organisation_id where x.person_id = p.id), '[]') as posts,
      coalesce((
        select json_agg(json_build_object('classId', c.id, 'organisationId', o.id, 'organisationKind', o.kind,
          'kind', e.kind))
        from enrolments e join school_classes c on c.id = e.class_id join organisations o on o.id = c.organisation_id
        where e.person_id = p.id and c.archived_at is null
          and e.valid_from <= ${at} and (e.valid_to is null or e.valid_to > ${at})), '[]') as classes,
      coalesce((
        select json_agg(json_build_object('childId', w.child_id, 'classes', coalesce((
          select json_agg(json_build_object('classId', c.id, 'organisationId', c.organisation_id))
          from enrolments e join school_classes c on c.id = e.class_id
          where e.person_id = w.child_id and e.kind = 'pupil' and c.archived_at is null
            and e.valid_from <= ${at} and (e.valid_to is null or e.valid_to > ${at})), '[]')))
        from guardianships w
        where w.guardian_id = p.id and not w.restricted
          and w.valid_from <= ${at} and (w.valid_to is null or w.valid_to > ${at})), '[]') as children
    from persons p where p.id = any(${personIds}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Which correspondence the organisations of these people have switched off (`organisations.settings.writing`). */
export async function writingSettings(db: Kysely<Database>, people: Iterable<PersonFacts>): Promise<SettingsOf> {
  const ids = new Set<string>()
  for (const { posts, classes, children } of people) {
    for (const tie of [...posts, ...classes, ...children.flatMap((child) => child.classes)]) ids.add(tie.organisationId)
  }
  const { rows } = await sql<{ id: string; writing: WritingSettings }>`
    select id, settings->'writing' as writing from organisations
    where id = any(${[...ids]}::uuid[]) and settings ? 'writing'`.execute(db)
  const found = new Map(rows.map((row) => [row.id, row.writing]))
  return (organisationId) => found.get(organisationId) ?? {}
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
