import { sql } from 'kysely'
import { leaveGroups, relistPeople, takeBackFacts, type ListedPerson } from '#server/features/roster/exports.ts'
import type { CommandContext } from '#server/platform/call.ts'
import { lock } from '#server/platform/lock.ts'
import { followLater } from './apply/follow.ts'
import { takeBackNotices } from './apply/note-guardians.ts'
import { oneImportAtATime } from './apply/one-at-a-time.ts'
import { refuse } from './roster-import.refusals.ts'

/**
 * Takes the last import of an organisation back as a whole, by counter-facts: the roster is as it was before. What was
 * changed by hand since stays; accounts and messages stay. Throws `no_import`, `import_not_last`.
 */
export async function undoRoster(
  ctx: CommandContext<{ personId: string } | null>,
  { organisationId, importId }: { organisationId: string; importId?: string | undefined },
): Promise<{ importId: string }> {
  const { tx } = ctx
  await oneImportAtATime(ctx)
  const last = await tx
    .selectFrom('roster_imports')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('undone_at', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  if (!last) throw refuse.no_import()
  if (importId !== undefined && importId !== last.id) throw refuse.import_not_last()
  await lockTouched(ctx, last.id)
  const { at } = ctx
  await takeBackFacts({ tx, at }, last.id)
  await takeBackNames(ctx, last.id)
  await takeBackNotices(ctx, last.id)
  await leaveGroups(ctx, await whoLearnedBy(ctx, last.id))
  await closeEmptyClasses(ctx, last.id)
  await tx
    .updateTable('roster_imports')
    .set({ undone_at: at, undone_by: ctx.actor?.personId ?? null })
    .where('id', '=', last.id)
    .execute()
  await followLater(ctx, last.id)
  ctx.audit('roster.import_undone', { organisationId, data: { importId: last.id } })
  return { importId: last.id }
}

async function lockTouched(ctx: CommandContext<unknown>, importId: string): Promise<void> {
  await lock(
    ctx,
    sql`
    select from persons where id in (
      select person_id from role_grant_facts where import_id = ${importId}
      union select person_id from enrolment_facts where import_id = ${importId}
      union select guardian_id from guardianship_facts where import_id = ${importId})
    order by id for no key update`.execute(ctx.tx),
  )
}

/** Children whom the import put onto a class list: whoever was put into a subject group since leaves it with the class. */
async function whoLearnedBy({ tx }: CommandContext<unknown>, importId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct person_id as id from enrolment_facts where import_id = ${importId} and kind = 'pupil' and version = 1
    order by 1`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Only where the name is still the one that the import wrote. */
async function takeBackNames({ tx, at }: CommandContext<unknown>, importId: string): Promise<void> {
  const { rows } = await sql<{ id: string; before: Omit<ListedPerson, 'id'> }>`
    select p.id, n.before from roster_import_names n join persons p on p.id = n.person_id
    where n.import_id = ${importId} and n.after = jsonb_build_object('familyName', p.family_name,
      'givenName', p.given_name, 'patronymic', p.patronymic, 'birthDate', coalesce(p.birth_date::text, ''))`.execute(tx)
  await relistPeople(
    { tx, at },
    rows.map(({ id, before }) => ({ ...before, id })),
  )
}

/** A class that the import made goes with it, unless somebody was put into it since. */
async function closeEmptyClasses({ tx, at }: CommandContext<unknown>, importId: string): Promise<void> {
  await sql`
    update school_classes c set archived_at = ${at}
    where c.import_id = ${importId} and c.archived_at is null and not exists (
      select from enrolments e where e.class_id = c.id and (e.valid_to is null or e.valid_to > ${at}))`.execute(tx)
}
