import { sql } from 'kysely'
import { writeNotices, type BulkNotice } from '#server/features/roster/exports.ts'
import type { CommandContext } from '#server/platform/call.ts'

/**
 * Whoever is tied to a child by an import is told of as by hand: to the child's other guardians, and to the form teachers of
 * classes where the child was before; those of a class that came with the list would be told of everybody on it. Only to
 * people with accounts, and not to whoever brought the list in. Answers the notices, who are told of them later.
 */
export async function noteGuardians(
  ctx: CommandContext<{ personId: string } | null>,
  importId: string,
): Promise<string[]> {
  const { tx, at, actor } = ctx
  const open = (alias: string) =>
    sql`${sql.ref(`${alias}.valid_from`)} <= ${at}
      and (${sql.ref(`${alias}.valid_to`)} is null or ${sql.ref(`${alias}.valid_to`)} > ${at})`
  const { rows } = await sql<{ personId: string; guardianId: string; childId: string; organisationId: string }>`
    with linked as (
      select guardian_id, child_id from guardianship_facts
      where import_id = ${importId} and version = 1 and replaced_at is null
    ), places as (
      select l.guardian_id, l.child_id, e.class_id, c.organisation_id, e.import_id is not distinct from ${importId} as new
      from linked l join enrolment_facts e on e.person_id = l.child_id and e.kind = 'pupil' and e.replaced_at is null
        and (e.valid_to is null or e.valid_to > ${at})
      join school_classes c on c.id = e.class_id
    ), told as (
      select w.guardian_id as id, p.guardian_id, p.child_id, p.organisation_id
      from places p join guardianships w on w.child_id = p.child_id and ${open('w')}
      where not restricted(w.guardian_id, w.child_id, ${at})
      union
      select e.person_id, p.guardian_id, p.child_id, p.organisation_id
      from places p join enrolments e on e.class_id = p.class_id and e.kind = 'form_teacher' and ${open('e')}
      where not p.new
    )
    select distinct on (t.id, t.guardian_id, t.child_id) t.id as "personId", t.guardian_id as "guardianId",
      t.child_id as "childId", t.organisation_id as "organisationId"
    from told t join accounts a on a.person_id = t.id and a.blocked_at is null
    where t.id <> t.guardian_id and t.id is distinct from ${actor?.personId ?? null}::uuid
    order by t.id, t.guardian_id, t.child_id, t.organisation_id`.execute(tx)
  return writeNotices(
    ctx,
    rows.map(({ personId, guardianId, childId, organisationId }): BulkNotice => {
      return { personId, code: 'guardian_linked', organisationId, about: [guardianId, childId] }
    }),
  )
}

/** What nobody has seen yet was never so; who has seen it may look. */
export async function takeBackNotices({ tx }: CommandContext<unknown>, importId: string): Promise<void> {
  await sql`
    delete from roster_notices n using roster_imports i
    where i.id = ${importId} and n.at = i.at and n.code = 'guardian_linked' and n.seen_at is null and exists (
      select from guardianship_facts f
      where f.import_id = i.id and f.guardian_id = n.about[1] and f.child_id = n.about[2])`.execute(tx)
}
