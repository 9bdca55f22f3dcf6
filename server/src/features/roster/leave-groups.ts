import { sql } from 'kysely'
import type { CommandContext } from '#server/platform/call.ts'
import { endEnrolments } from './tie-writes.ts'

/** Whoever learns in no class of an organisation any more leaves its subject groups, which are parts of classes. */
export async function leaveGroups(ctx: CommandContext<unknown>, personIds: readonly string[]): Promise<void> {
  const { rows } = await sql<{ classId: string; personId: string }>`
    with learning as (
      select e.person_id, c.id, c.kind, c.organisation_id
      from enrolments e join school_classes c on c.id = e.class_id
      where e.person_id = any(${[...personIds]}::uuid[]) and e.kind = 'pupil' and c.archived_at is null
        and e.valid_from <= ${ctx.at} and (e.valid_to is null or e.valid_to > ${ctx.at})
    )
    select g.id as "classId", g.person_id as "personId" from learning g
    where g.kind = 'subject_group' and not exists (
      select from learning l
      where l.person_id = g.person_id and l.organisation_id = g.organisation_id and l.kind in ('class', 'kindergarten_group'))
    order by 1, 2`.execute(ctx.tx)
  for (const { classId, personId } of rows) await endEnrolments(ctx, { classId, personId, kinds: ['pupil'] })
}
