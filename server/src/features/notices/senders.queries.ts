import { sql } from 'kysely'
import type { NoticeSender } from '#protocol/notices.ts'
import type { Db, Tx } from '#server/platform/call.ts'

/** In the name of which organisations somebody may ask people: the own ones, never those below. By name. */
export async function sendersOf(db: Db | Tx, personId: string, at: Date): Promise<NoticeSender[]> {
  const { rows } = await sql<NoticeSender>`
    with led as (
      select distinct g.organisation_id as id from role_grants g
      where g.person_id = ${personId} and g.role in ('head', 'deputy', 'administrator', 'office_specialist')
        and g.valid_from <= ${at} and (g.valid_to is null or g.valid_to > ${at})
    ), classes as (
      select c.organisation_id, c.id, c.name
      from enrolments e join school_classes c on c.id = e.class_id and c.archived_at is null
      where e.person_id = ${personId} and e.kind = 'form_teacher'
        and e.valid_from <= ${at} and (e.valid_to is null or e.valid_to > ${at})
    )
    select json_build_object('id', o.id, 'shortName', o.short_name, 'kind', o.kind) as organisation,
      o.id in (select id from led) as whole,
      (select count(*) from organisations_below(o.id) b join organisations u on u.id = b.id
        where b.depth > 0 and u.closed_at is null) as "organisationsBelow",
      coalesce((select json_agg(json_build_object('id', c.id, 'name', c.name) order by c.name)
        from classes c where c.organisation_id = o.id), '[]') as classes
    from organisations o
    where o.closed_at is null and (o.id in (select id from led) or o.id in (select organisation_id from classes))
    order by o.short_name, o.id`.execute(db)
  return rows
}
