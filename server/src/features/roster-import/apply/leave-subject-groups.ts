import { sql } from 'kysely'
import { endFacts } from '#server/features/roster/exports.ts'
import type { CommandContext } from '#server/platform/call.ts'

/**
 * Whoever is on no class list of an organisation once an import is written leaves its subject groups too, as a fact of the
 * import, so that undoing it brings both back. Lists do not name such groups.
 */
export async function leaveSubjectGroups({ tx, at }: CommandContext<unknown>, importId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    with gone as materialized (
      select distinct f.person_id, c.organisation_id
      from enrolment_facts f join school_classes c on c.id = f.class_id
      where f.import_id = ${importId} and f.kind = 'pupil' and f.replaced_at is null and f.valid_to <= ${at}
    )
    select e.id from gone g join enrolments e on e.person_id = g.person_id and e.kind = 'pupil'
    join school_classes c on c.id = e.class_id and c.organisation_id = g.organisation_id
    where c.kind = 'subject_group' and (e.valid_to is null or e.valid_to > ${at}) and not exists (
      select from enrolments o join school_classes l on l.id = o.class_id
      where o.person_id = g.person_id and o.kind = 'pupil' and (o.valid_to is null or o.valid_to > ${at})
        and l.organisation_id = g.organisation_id and l.archived_at is null
        and l.kind in ('class', 'kindergarten_group'))
    order by e.id`.execute(tx)
  await endFacts(
    { tx, at, importId },
    'enrolment_facts',
    rows.map(({ id }) => id),
  )
}
