import { sql } from 'kysely'
import type { GrantableRole, Kinship } from '#protocol/roster.ts'
import type { CommandContext, Tx } from '#server/platform/call.ts'

type Ctx = CommandContext<unknown>

/** Gives a role; the same role given again only changes the position. */
export async function giveRole(
  ctx: Ctx,
  grant: { personId: string; organisationId: string; role: GrantableRole; position: string; grantedBy: string | null },
): Promise<void> {
  const { personId, organisationId, role, position, grantedBy } = grant
  const changed = await validGrants(ctx, personId, organisationId)
    .where('role', '=', role)
    .set({ position })
    .executeTakeFirst()
  if (changed.numUpdatedRows > 0n) return
  const about = { person_id: personId, organisation_id: organisationId, role, position, granted_by: grantedBy }
  const times = { valid_from: ctx.at, recorded_at: ctx.at }
  await ctx.tx
    .insertInto('role_grants')
    .values({ id: ctx.newId(), ...about, ...times })
    .execute()
}

/** Ends one role, or all of a person in an organisation. Gives the roles that ended. */
export async function endRoles(
  ctx: Ctx,
  personId: string,
  organisationId: string,
  role?: GrantableRole,
): Promise<string[]> {
  let query = validGrants(ctx, personId, organisationId).set({ valid_to: ctx.at })
  if (role) query = query.where('role', '=', role)
  const rows = await query.returning('role').execute()
  return rows.map((row) => row.role)
}

function validGrants({ tx, at }: Ctx, personId: string, organisationId: string) {
  return tx
    .updateTable('role_grants')
    .where('person_id', '=', personId)
    .where('organisation_id', '=', organisationId)
    .where('role', '<>', 'operator')
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', at)]))
}

/** Puts people onto a class list or among its teachers. */
export async function enrol(
  ctx: Ctx,
  classId: string,
  kind: 'pupil' | 'teacher' | 'form_teacher',
  personIds: readonly string[],
): Promise<void> {
  if (personIds.length === 0) return
  const common = { class_id: classId, kind, valid_from: ctx.at, recorded_at: ctx.at }
  const rows = personIds.map((personId) => ({ id: ctx.newId(), person_id: personId, ...common }))
  await ctx.tx.insertInto('enrolments').values(rows).execute()
}

/** Ends enrolments of a class, of one person or of one kind. Gives the people whose enrolment ended. */
export async function endEnrolments(
  { tx, at }: Ctx,
  which: { classId: string; personId?: string; kinds: readonly ('pupil' | 'teacher' | 'form_teacher')[] },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update enrolments set valid_to = ${at}
    where class_id = ${which.classId} and kind = any(${which.kinds}::text[])
      and (${which.personId ?? null}::uuid is null or person_id = ${which.personId ?? null})
      and (valid_to is null or valid_to > ${at})
    returning person_id as id`.execute(tx)
  return rows.map((row) => row.id)
}

/** Ends a person's teaching in all classes of an organisation. Gives the classes. */
export async function endTeaching({ tx, at }: Ctx, personId: string, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update enrolments e set valid_to = ${at}
    from school_classes c
    where c.id = e.class_id and c.organisation_id = ${organisationId} and e.person_id = ${personId}
      and e.kind in ('teacher', 'form_teacher') and (e.valid_to is null or e.valid_to > ${at})
    returning e.class_id as id`.execute(tx)
  return [...new Set(rows.map((row) => row.id))]
}

/** Ties a guardian to a child; an existing tie keeps its dates and takes the kinship. */
export async function tieGuardian(
  ctx: Ctx,
  tie: { guardianId: string; childId: string; kinship: Kinship; approvedBy: string },
): Promise<void> {
  const changed = await validGuardianship(ctx.tx, ctx.at, tie.guardianId, tie.childId)
    .set({ shown_kinship: tie.kinship })
    .executeTakeFirst()
  if (changed.numUpdatedRows > 0n) return
  const about = { guardian_id: tie.guardianId, child_id: tie.childId, shown_kinship: tie.kinship }
  const recorded = { approved_by: tie.approvedBy, valid_from: ctx.at, recorded_at: ctx.at }
  await ctx.tx
    .insertInto('guardianships')
    .values({ id: ctx.newId(), ...about, ...recorded })
    .execute()
}

/** Ends the tie; false when there was none. */
export async function untieGuardian(ctx: Ctx, guardianId: string, childId: string): Promise<boolean> {
  const ended = await validGuardianship(ctx.tx, ctx.at, guardianId, childId)
    .set({ valid_to: ctx.at })
    .executeTakeFirst()
  return ended.numUpdatedRows > 0n
}

export function validGuardianship(tx: Tx, at: Date, guardianId: string, childId: string) {
  return tx
    .updateTable('guardianships')
    .where('guardian_id', '=', guardianId)
    .where('child_id', '=', childId)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', at)]))
}
