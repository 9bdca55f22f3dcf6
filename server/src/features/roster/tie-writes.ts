import { sql } from 'kysely'
import type { Employment, GrantableRole, Kinship } from '#protocol/roster.ts'
import type { CommandContext } from '#server/platform/call.ts'
import { lockRow } from '#server/platform/lock.ts'
import { columns, endsAt, lockPeople, replaceFacts } from './facts.ts'

type Ctx = CommandContext<unknown>

export type Grant = {
  personId: string
  organisationId: string
  role: GrantableRole
  position: string
  employment?: Employment | undefined
  grantedBy: string | null
  /** Without: from now. */
  from?: Date | undefined
  /** `null`: without end. Without either: as before, or without end. */
  until?: Date | null | undefined
}

/** Gives a role; one that is held already takes position, kind of employment and the dates that are named. */
export async function giveRole(ctx: Ctx, grant: Grant): Promise<void> {
  const { personId, organisationId, role, position, employment, grantedBy, from, until } = grant
  await lockPeople(ctx, [personId])
  const begins = from ?? ctx.at
  const held = await replaceFacts(
    ctx,
    'role_grant_facts',
    sql`person_id = ${personId} and organisation_id = ${organisationId} and role = ${role}
      and (valid_to is null or valid_to > ${begins}) and (${until ?? null}::timestamptz is null or valid_from < ${until ?? null})`,
    {
      position,
      ...(employment === undefined ? {} : { employment }),
      ...(from === undefined ? {} : { valid_from: from }),
      ...(until === undefined ? {} : { valid_to: sql`${until}::timestamptz` }),
    },
  )
  if (held.length > 0) return
  const about = { person_id: personId, organisation_id: organisationId, role, position, granted_by: grantedBy }
  const times = { valid_from: begins, valid_to: until ?? null, recorded_at: ctx.at }
  await ctx.tx
    .insertInto('role_grants')
    .values({ id: ctx.newId(), ...about, ...(employment ? { employment } : {}), ...times })
    .execute()
}

/** Ends one role, or all of a person in an organisation, now or as of another moment. Gives the roles that ended. */
export async function endRoles(
  ctx: Ctx,
  personId: string,
  organisationId: string,
  { role, on = ctx.at }: { role?: GrantableRole | undefined; on?: Date | undefined } = {},
): Promise<string[]> {
  await lockPeople(ctx, [personId])
  const rows = await replaceFacts<'role_grant_facts', { role: string }>(
    ctx,
    'role_grant_facts',
    sql`person_id = ${personId} and organisation_id = ${organisationId} and role <> 'operator'
      and (${role ?? null}::text is null or role = ${role ?? null}) and (valid_to is null or valid_to > ${on})`,
    { valid_to: endsAt(on) },
  )
  return rows.map((row) => row.role)
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
  ctx: Ctx,
  which: {
    classId: string
    personId?: string
    kinds: readonly ('pupil' | 'teacher' | 'form_teacher')[]
    on?: Date | undefined
  },
): Promise<string[]> {
  const { classId, personId, kinds, on = ctx.at } = which
  // Whoever ends or begins something in the same class waits, so that nobody is ended from what is not the last version.
  await lockRow(ctx, 'school_classes', classId, 'no key update')
  if (personId) await lockPeople(ctx, [personId])
  const rows = await replaceFacts<'enrolment_facts', { person_id: string }>(
    ctx,
    'enrolment_facts',
    sql`class_id = ${classId} and kind = any(${kinds}::text[])
      and (${personId ?? null}::uuid is null or person_id = ${personId ?? null})
      and (valid_to is null or valid_to > ${on})`,
    { valid_to: endsAt(on) },
  )
  return rows.map((row) => row.person_id)
}

/** Ends a person's teaching in all classes of an organisation. Gives the classes. */
export async function endTeaching(
  ctx: Ctx,
  personId: string,
  organisationId: string,
  on: Date = ctx.at,
): Promise<string[]> {
  await lockPeople(ctx, [personId])
  const rows = await replaceFacts<'enrolment_facts', { class_id: string }>(
    ctx,
    'enrolment_facts',
    sql`person_id = ${personId} and kind in ('teacher', 'form_teacher') and (valid_to is null or valid_to > ${on})
      and class_id in (select id from school_classes where organisation_id = ${organisationId})`,
    { valid_to: endsAt(on) },
  )
  return [...new Set(rows.map((row) => row.class_id))]
}

/** Ends all work, leave and learning in an organisation. Gives the people whose ties ended. */
export async function endEverything(ctx: Ctx, organisationId: string): Promise<string[]> {
  const open = sql`(valid_to is null or valid_to > ${ctx.at})`
  const classes = sql`select id from school_classes where organisation_id = ${organisationId}`
  type Ended = { person_id: string }
  const ended = { valid_to: endsAt(ctx.at) }
  const roles = await replaceFacts<'role_grant_facts', Ended>(
    ctx,
    'role_grant_facts',
    sql`organisation_id = ${organisationId} and role <> 'operator' and ${open}`,
    ended,
  )
  const places = await replaceFacts<'enrolment_facts', Ended>(
    ctx,
    'enrolment_facts',
    sql`class_id in (${classes}) and ${open}`,
    ended,
  )
  await replaceFacts(ctx, 'leave_facts', sql`organisation_id = ${organisationId} and ${open}`, ended)
  return [...new Set([...roles, ...places].map((row) => row.person_id))].toSorted()
}

/** Ties a guardian to a child; an existing tie keeps its dates and takes the kinship. */
export async function tieGuardian(
  ctx: Ctx,
  tie: { guardianId: string; childId: string; kinship: Kinship; approvedBy: string },
): Promise<void> {
  if (await changeGuardianship(ctx, tie.guardianId, tie.childId, { shown_kinship: tie.kinship })) return
  const about = { guardian_id: tie.guardianId, child_id: tie.childId, shown_kinship: tie.kinship }
  const recorded = { approved_by: tie.approvedBy, valid_from: ctx.at, recorded_at: ctx.at }
  await ctx.tx
    .insertInto('guardianships')
    .values({ id: ctx.newId(), ...about, ...recorded })
    .execute()
}

/** Ends the tie; false when there was none. A restriction stands until its own end. */
export async function untieGuardian(ctx: Ctx, guardianId: string, childId: string): Promise<boolean> {
  return changeGuardianship(ctx, guardianId, childId, { valid_to: endsAt(ctx.at) })
}

/** Changes a tie that has not ended; false when there is none. */
export async function changeGuardianship(
  ctx: Ctx,
  guardianId: string,
  childId: string,
  changes: Parameters<typeof replaceFacts<'guardianship_facts'>>[3],
): Promise<boolean> {
  await lockPeople(ctx, [guardianId, childId])
  const rows = await replaceFacts(
    ctx,
    'guardianship_facts',
    sql`guardian_id = ${guardianId} and child_id = ${childId} and (valid_to is null or valid_to > ${ctx.at})`,
    changes,
  )
  return rows.length > 0
}

/**
 * Two rows turned out to be one human being: what was ever known of the one was known of the other. So every version of
 * every fact goes over; nothing about the person has changed, only whom the id means.
 */
export async function moveFacts({ tx }: Ctx, fromId: string, toId: string): Promise<void> {
  const move = { person_id: toId }
  await tx.updateTable('role_grant_facts').set(move).where('person_id', '=', fromId).execute()
  await tx.updateTable('enrolment_facts').set(move).where('person_id', '=', fromId).execute()
  await tx.updateTable('leave_facts').set(move).where('person_id', '=', fromId).execute()
  await tx.updateTable('person_detail_facts').set(move).where('person_id', '=', fromId).execute()
  await tx.updateTable('person_contact_facts').set(move).where('person_id', '=', fromId).execute()
  for (const table of ['guardianship_facts', 'guardian_restriction_facts'] as const) {
    await tx.updateTable(table).set({ child_id: toId }).where('child_id', '=', fromId).execute()
    await tx.updateTable(table).set({ guardian_id: toId }).where('guardian_id', '=', fromId).execute()
  }
}

/** The facts that name a person, in which column, and what beside the person makes two of them the same fact. */
const ofPerson = [
  { table: 'role_grant_facts', column: 'person_id', same: ['organisation_id', 'role'], dated: true },
  { table: 'enrolment_facts', column: 'person_id', same: ['class_id', 'kind'], dated: true },
  { table: 'leave_facts', column: 'person_id', same: ['organisation_id'], dated: true },
  { table: 'guardianship_facts', column: 'guardian_id', same: ['child_id'], dated: true },
  { table: 'guardianship_facts', column: 'child_id', same: ['guardian_id'], dated: true },
  { table: 'guardian_restriction_facts', column: 'guardian_id', same: ['child_id'], dated: true },
  { table: 'guardian_restriction_facts', column: 'child_id', same: ['guardian_id'], dated: true },
  { table: 'person_detail_facts', column: 'person_id', same: ['organisation_id'], dated: false },
  { table: 'person_contact_facts', column: 'person_id', same: ['organisation_id'], dated: false },
] as const

type OfPerson = (typeof ofPerson)[number]
type Known = Record<string, unknown> & { id: string }

/**
 * What is known of one person is from now on known of another: closed under the one, recorded again under the other with the
 * same validity. Until now it was known of the one, and stays so for whoever asks what was known then. A fact that both had at
 * one time becomes one that lasts as long as either.
 */
export async function recordUnder(ctx: Ctx, fromId: string, toId: string): Promise<void> {
  await lockPeople(ctx, [fromId, toId])
  for (const kind of ofPerson) {
    const { rows } = await sql<Known>`
      update ${sql.table(kind.table)} set replaced_at = ${ctx.at}
      where replaced_at is null and ${sql.ref(kind.column)} = ${fromId} returning *`.execute(ctx.tx)
    for (const row of rows) if (!(await isKnownOf(ctx, kind, row, toId))) await recordAgain(ctx, kind, row, toId)
  }
}

/** Whether the other has this fact at the same time; if so it is stretched over both. */
async function isKnownOf(
  ctx: Ctx,
  { table, column, same, dated }: OfPerson,
  row: Known,
  toId: string,
): Promise<boolean> {
  const equal = [sql`${sql.ref(column)} = ${toId}`, ...same.map((name) => sql`${sql.ref(name)} = ${row[name]}`)]
  if (!dated) {
    const { rows } = await sql`
      select from ${sql.table(table)} where replaced_at is null and ${sql.join(equal, sql` and `)}`.execute(ctx.tx)
    return rows.length > 0
  }
  const [from, to] = [sql`${row['valid_from']}::timestamptz`, sql`${row['valid_to']}::timestamptz`]
  const both = sql`(valid_to is null or valid_to >= ${from}) and (${to} is null or valid_from <= ${to})`
  const stretched = await replaceFacts(ctx, table, sql.join([...equal, both], sql` and `), {
    valid_from: sql`least(valid_from, ${from})`,
    valid_to: sql`case when valid_to is null or ${to} is null then null else greatest(valid_to, ${to}) end`,
  })
  return stretched.length > 0
}

async function recordAgain(ctx: Ctx, { table, column }: OfPerson, row: Known, toId: string): Promise<void> {
  const said: Known = { ...row, id: ctx.newId(), [column]: toId }
  const names: readonly string[] = columns[table]
  await sql`
    insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))}, recorded_at)
    values (${sql.join(names.map((name) => said[name]))}, ${ctx.at})`.execute(ctx.tx)
}
