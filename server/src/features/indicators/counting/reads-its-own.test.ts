import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Tx } from '#server/platform/call.ts'
import { testServer } from '#server/platform/testing.ts'
import { aboutOrganisations, countPeople, makeRoomToCount } from './inputs.queries.ts'
import { organisationsKnown } from './organisations.queries.ts'

const schools = 40
const pupilsEach = 25
const founded = new Date('2026-09-01T09:00:00Z')
const at = new Date('2026-11-20T09:00:00Z')
const tables = ['enrolment_facts', 'role_grant_facts', 'guardianship_facts', 'accounts', 'persons', 'uses']

let s: Awaited<ReturnType<typeof testServer>>
beforeAll(async () => {
  s = await testServer()
  await fill()
})
afterAll(() => s.close())

test('one school of forty is counted without reading the people of the others', async () => {
  const { read, people } = await reading(1)
  expect(people).toBe(3 * pupilsEach)
  // Once or twice a row of each table for everybody who stands there, and none of anybody else.
  expect(Math.max(...Object.values(read)), JSON.stringify(read)).toBeLessThanOrEqual(2 * people)
})

test('four schools read four times what one reads', async () => {
  const [one, four] = [await reading(1), await reading(4)]
  for (const table of tables) expect(four.read[table], table).toBeLessThanOrEqual(4 * one.read[table]!)
})

/** Rows that were looked at to count the first so many schools, by table. */
async function reading(count: number): Promise<{ read: Record<string, number>; people: number }> {
  return s.services.db.transaction().execute(async (tx) => {
    await makeRoomToCount(tx)
    const organisations = (await organisationsKnown(tx, at)).filter(({ counted }) => counted).slice(0, count)
    const before = await rowsRead(tx)
    await aboutOrganisations(tx, organisations, at)
    const counted = await countPeople(tx, organisations, at)
    const after = await rowsRead(tx)
    const read = Object.fromEntries(tables.map((table) => [table, after[table]! - before[table]!]))
    return {
      read,
      people: [...counted.values()].flatMap(({ people }) => [...people.values()]).reduce((a, b) => a + b, 0),
    }
  })
}

async function rowsRead(tx: Tx): Promise<Record<string, number>> {
  const { rows } = await sql<{ table: string; read: number }>`
    select relname as table, (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as read from pg_stat_xact_user_tables
    where relname = any(${tables}::text[])`.execute(tx)
  return Object.fromEntries(rows.map(({ table, read }) => [table, read]))
}

/** Each with one class: as many of staff as pupils, a guardian for each pupil, everybody inside and asked by one notice. */
async function fill(): Promise<void> {
  const { db } = s.services
  const id = (what: string) => sql`md5(${sql.lit(what)} || school || '-' || nr)::uuid`
  const each = sql`generate_series(1, ${sql.lit(schools)}) as school, generate_series(1, ${sql.lit(pupilsEach)}) as nr`
  const since = sql`${sql.lit(founded.toISOString())}::timestamptz`
  const everybody = ['staff', 'pupil', 'guardian']
  await sql`
    insert into organisations (id, kind, name, short_name, time_zone, created_at)
    select md5('school' || school || '-1')::uuid, 'school', 'Школа ' || school, 'Школа ' || school, 'Europe/Moscow', ${since}
    from generate_series(1, ${sql.lit(schools)}) as school`.execute(db)
  await sql`
    insert into school_classes (id, organisation_id, kind, name, academic_year, created_at)
    select gen_random_uuid(), id, 'class', '5А', '2026/2027', ${since} from organisations`.execute(db)
  for (const what of everybody) {
    await sql`insert into persons (id, family_name, given_name, created_at)
      select ${id(what)}, 'Гасанова', 'Заира', ${since} from ${each}`.execute(db)
    await sql`insert into accounts (id, person_id, login, password_hash, created_at, first_signed_in_at)
      select ${id(what)}, ${id(what)}, ${id(what)}::text, 'x', ${since}, ${since} from ${each}`.execute(db)
  }
  const school = sql`md5('school' || school || '-1')::uuid`
  await sql`insert into role_grant_facts (id, person_id, organisation_id, role, valid_from, recorded_at)
    select gen_random_uuid(), ${id('staff')}, ${school}, 'teacher', ${since}, ${since} from ${each}`.execute(db)
  await sql`insert into enrolment_facts (id, class_id, person_id, kind, valid_from, recorded_at)
    select gen_random_uuid(), c.id, ${id('pupil')}, 'pupil', ${since}, ${since}
    from ${each}, school_classes c where c.organisation_id = ${school}`.execute(db)
  await sql`insert into guardianship_facts (id, guardian_id, child_id, valid_from, recorded_at)
    select gen_random_uuid(), ${id('guardian')}, ${id('pupil')}, ${since}, ${since} from ${each}`.execute(db)
  await sql`insert into uses (person_id, day, first_at, last_at)
    select ${id('staff')}, '2026-11-19', '2026-11-19 06:00Z', '2026-11-19 15:00Z' from ${each}`.execute(db)
  await sql`analyze`.execute(db)
}
