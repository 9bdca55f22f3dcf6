import { sql, type RawBuilder } from 'kysely'
import type { CommandContext, Tx } from '#server/platform/call.ts'
import { lock } from '#server/platform/lock.ts'
import { nobody } from './entries.ts'
import { collectYoung } from '#server/platform/collect-garbage.ts'
import type { Services } from '#server/platform/services.ts'
import { gatherRoster, type RosterPiece } from './roster-pieces.ts'
import type { Scope } from './scope.queries.ts'
import { snilsKey, unseal } from './seal.ts'
import type { RosterSnapshot, SnapshotPerson } from './snapshot.ts'

type Which = { organisationIds: readonly string[]; at: Date; key: Uint8Array }

/** So many rows are in memory on their way out of the database. */
const rowsAtOnce = 2_000

/** The roster of some organisations as it stands, what begins later among it. */
export async function loadRoster(tx: Tx, which: Which): Promise<RosterSnapshot> {
  const { take, roster } = gatherRoster()
  for await (const piece of rosterPieces(tx, which)) take(piece)
  return roster()
}

/** The same piece by piece: a municipality has 140,000 people. One statement for each kind of row. */
export async function* rosterPieces(tx: Tx, { organisationIds, at, key }: Which): AsyncGenerator<RosterPiece> {
  const parts = {
    organisations: sql`${[...organisationIds]}::uuid[]`,
    open: sql`(f.valid_to is null or f.valid_to > ${at})`,
  }
  for await (const rows of slicesOf(tx, organisationsOf(parts))) yield { what: 'organisations', rows }
  for await (const rows of slicesOf(tx, classesOf(parts))) yield { what: 'classes', rows }
  for await (const rows of slicesOf(tx, personsOf(parts)))
    yield { what: 'persons', rows: rows.map((row) => opened(row, key)) }
  for await (const rows of slicesOf(tx, employmentsOf(parts))) yield { what: 'employments', rows }
  for await (const rows of slicesOf(tx, enrolmentsOf(parts))) yield { what: 'enrolments', rows }
  for await (const rows of slicesOf(tx, guardianshipsOf(parts))) yield { what: 'guardianships', rows }
}

/** Pieces of the roster of a scope as it stands now. */
export async function* rosterNow(
  { db, clock, keys }: Services,
  { organisationIds }: Scope,
): AsyncGenerator<RosterPiece> {
  const tx = await db.startTransaction().execute()
  try {
    yield* rosterPieces(tx, { organisationIds, at: clock.now(), key: snilsKey(keys) })
  } finally {
    await tx.rollback().execute()
  }
}

/** Nobody else changes what is known of these people until the transaction ends. */
export async function lockRoster(ctx: CommandContext<unknown>, organisationIds: readonly string[]): Promise<void> {
  const parts = {
    organisations: sql`${[...organisationIds]}::uuid[]`,
    open: sql`(f.valid_to is null or f.valid_to > ${ctx.at})`,
  }
  const members = membersOf(parts)
  await lock(ctx, sql`select from persons where id in (${members}) order by id for no key update`.execute(ctx.tx))
}

async function* slicesOf<T>(tx: Tx, query: RawBuilder<T>): AsyncGenerator<T[]> {
  // All rows are wanted, so the plan that is quick with the first ones is the wrong one.
  await sql`set local cursor_tuple_fraction = 1`.execute(tx)
  await sql`declare roster_rows no scroll cursor for ${query}`.execute(tx)
  for (;;) {
    const { rows } = await sql<T>`fetch ${sql.lit(rowsAtOnce)} from roster_rows`.execute(tx)
    if (rows.length > 0) yield rows
    collectYoung()
    if (rows.length < rowsAtOnce) break
  }
  await sql`close roster_rows`.execute(tx)
}

type Parts = { organisations: RawBuilder<unknown>; open: RawBuilder<unknown> }

function organisationsOf({ organisations }: Parts): RawBuilder<RosterSnapshot['organisations'][number]> {
  return sql<RosterSnapshot['organisations'][number]>`
    select id, coalesce(parent_id::text, '') as "parentId", kind, name, short_name as "shortName", inn, ogrn, kpp, oktmo
    from organisations where id = any(${organisations}) order by id`
}

function classesOf({ organisations }: Parts): RawBuilder<RosterSnapshot['classes'][number]> {
  return sql<RosterSnapshot['classes'][number]>`
    select id, organisation_id as "organisationId", kind, name, academic_year as "academicYear"
    from school_classes where organisation_id = any(${organisations}) and archived_at is null
      and kind in ('class', 'kindergarten_group', 'association')
    order by id`
}

function employmentsOf({ organisations, open }: Parts): RawBuilder<RosterSnapshot['employments'][number]> {
  return sql<RosterSnapshot['employments'][number]>`
    select f.id as "factId", f.person_id as "personId", f.organisation_id as "organisationId",
      case when f.role = 'teacher' then 'teacher' else 'staff' end as role, f.position, f.subjects,
      f.role not in ('teacher', 'staff') as administrative
    from role_grants f where f.organisation_id = any(${organisations}) and f.role <> 'operator' and ${open}
    order by f.id`
}

function enrolmentsOf({ organisations, open }: Parts): RawBuilder<RosterSnapshot['enrolments'][number]> {
  return sql<RosterSnapshot['enrolments'][number]>`
    select f.id as "factId", f.person_id as "personId", f.class_id as "classId", f.kind,
      to_char(f.valid_from at time zone o.time_zone, 'YYYY-MM-DD') as "from", f.order_number as "order"
    from ${enrolmentsIn(organisations)} join organisations o on o.id = c.organisation_id
    where ${open} order by f.id`
}

function guardianshipsOf(parts: Parts): RawBuilder<RosterSnapshot['guardianships'][number]> {
  return sql<RosterSnapshot['guardianships'][number]>`
    select f.id as "factId", f.guardian_id as "guardianId", f.child_id as "childId", f.shown_kinship as kinship,
      f.legal_kind as "legalKind",
      json_build_object('write', f.may_write, 'reportAbsence', f.may_report_absence, 'sign', f.may_sign) as rights
    from guardianships f where ${parts.open} and f.child_id in (${pupilsOf(parts)})
    order by f.id`
}

type PersonRow = Omit<SnapshotPerson, 'snils'> & { sealed: Buffer | null }

/** What several lists say of one person: the first that says something counts. */
function personsOf(parts: Parts): RawBuilder<PersonRow> {
  const first = (column: string) =>
    sql`(array_agg(${sql.ref(column)} order by f.id) filter (where ${sql.ref(column)} <> ''))[1]`
  return sql<PersonRow>`
    with members as materialized (${membersOf(parts)}),
    details as (
      select person_id, ${first('sex')} as sex, ${first('file_number')} as file_number,
        ${first('external_id')} as external_id,
        (array_agg(snils_sealed order by f.id) filter (where snils_sealed is not null))[1] as sealed
      from person_details f where organisation_id = any(${parts.organisations}) group by person_id
    ), contacts as (
      select person_id, ${first('phone')} as phone, ${first('email')} as email
      from person_contacts f where organisation_id = any(${parts.organisations}) group by person_id
    )
    select p.id, p.family_name as "familyName", p.given_name as "givenName", p.patronymic,
      coalesce(p.birth_date::text, '') as "birthDate", coalesce(d.sex, '') as sex, d.sealed,
      coalesce(d.file_number, '') as "fileNumber", coalesce(d.external_id, '') as "externalId",
      coalesce(c.phone, '') as phone, coalesce(c.email, '') as email
    from members m join persons p on p.id = m.id
    left join details d on d.person_id = p.id left join contacts c on c.person_id = p.id
    order by p.id`
}

function opened({ sealed, ...person }: PersonRow, key: Uint8Array): SnapshotPerson {
  return { ...nobody, ...person, snils: sealed ? unseal(key, sealed) : '' }
}

function membersOf(parts: Parts): RawBuilder<unknown> {
  const { organisations, open } = parts
  return sql`
    select f.person_id as id from role_grants f
    where f.organisation_id = any(${organisations}) and f.role <> 'operator' and ${open}
    union
    select f.person_id from ${enrolmentsIn(organisations)} where ${open}
    union
    select f.guardian_id from guardianships f where ${open} and f.child_id in (${pupilsOf(parts)})`
}

function pupilsOf({ organisations, open }: Parts): RawBuilder<unknown> {
  return sql`select f.person_id from ${enrolmentsIn(organisations)} where f.kind = 'pupil' and ${open}`
}

function enrolmentsIn(organisations: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`enrolments f join school_classes c on c.id = f.class_id and c.archived_at is null
      and c.kind in ('class', 'kindergarten_group', 'association') and c.organisation_id = any(${organisations})`
}
