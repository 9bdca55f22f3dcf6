import { afterAll, beforeAll, expect, test } from 'vitest'
import { Kysely, PostgresDialect } from 'kysely'
import type { Database } from '#server/platform/database/types.ts'
import { testDatabase, type TestDatabase } from '#server/platform/database/testing.ts'
import { newId } from '#server/platform/ids.ts'
import { isStaffOf, mayManage, organisationIdsAbove, organisationSettings, personBriefs, rolesOf } from './exports.ts'

let database: TestDatabase
let db: Kysely<Database>
const ids = Object.fromEntries(
  ['office', 'school', 'class', 'teacher', 'pupil', 'guardian', 'specialist', 'otherGuardian'].map((name) => [
    name,
    newId(),
  ]),
) as Record<string, string>

beforeAll(async () => {
  database = await testDatabase()
  db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: database.pool }) })
  const organisation = { time_zone: 'Europe/Moscow', name: 'Школа', short_name: 'Школа' }
  await db
    .insertInto('organisations')
    .values([
      { ...organisation, id: ids.office!, kind: 'municipality' },
      { ...organisation, id: ids.school!, kind: 'school', parent_id: ids.office!, settings: '{"pupilToPupil":false}' },
    ])
    .execute()
  const person = (id: string, fullName: string) => {
    const [family_name = '', given_name = '', patronymic = ''] = fullName.split(' ')
    return { id: ids[id]!, family_name, given_name, patronymic }
  }
  await db
    .insertInto('persons')
    .values([
      person('teacher', 'Алиева Патимат Гаджиевна'),
      person('pupil', 'Гасанова Фатима'),
      person('guardian', 'Гасанова Зарема'),
      person('otherGuardian', 'Гасанов Руслан'),
      person('specialist', 'Омаров Шамиль Ахмедович'),
    ])
    .execute()
  await db
    .insertInto('role_grants')
    .values([
      { id: newId(), person_id: ids.teacher!, organisation_id: ids.school!, role: 'teacher', position: 'учитель' },
      { id: newId(), person_id: ids.specialist!, organisation_id: ids.office!, role: 'office_specialist' },
      {
        id: newId(),
        person_id: ids.pupil!,
        organisation_id: ids.school!,
        role: 'head',
        valid_to: new Date('2020-01-01'),
      },
    ])
    .execute()
  await db
    .insertInto('school_classes')
    .values({
      id: ids.class!,
      organisation_id: ids.school!,
      kind: 'class',
      name: '5А',
      academic_year: '2026/2027',
    })
    .execute()
  await db
    .insertInto('enrolments')
    .values([
      { id: newId(), class_id: ids.class!, person_id: ids.teacher!, kind: 'form_teacher' },
      { id: newId(), class_id: ids.class!, person_id: ids.pupil!, kind: 'pupil' },
    ])
    .execute()
  await db
    .insertInto('guardianships')
    .values([
      { id: newId(), guardian_id: ids.guardian!, child_id: ids.pupil!, shown_kinship: 'mother' },
      { id: newId(), guardian_id: ids.otherGuardian!, child_id: ids.pupil! },
    ])
    .execute()
  await db
    .insertInto('guardian_restrictions')
    .values({ id: newId(), guardian_id: ids.otherGuardian!, child_id: ids.pupil! })
    .execute()
})

afterAll(() => database.close())

test('names, roles and notes come from the ties that are valid now', async () => {
  const briefs = await personBriefs(db, [ids.guardian!, ids.teacher!, ids.pupil!, newId()])
  expect(briefs.map(({ name, role, note }) => [name, role, note])).toEqual([
    ['Зарема Гасанова', 'guardian', 'мама Фатимы, 5А'],
    ['Патимат Гаджиевна', 'form_teacher', '5А'],
    ['Фатима Гасанова', 'pupil', '5А'],
  ])
  expect(await personBriefs(db, [])).toEqual([])
})

test('a guardian whose contact is restricted is shown with no tie to the child', async () => {
  expect(await personBriefs(db, [ids.otherGuardian!], ids.teacher)).toMatchObject([{ role: null, note: '' }])
  expect(await rolesOf(db, ids.otherGuardian!)).toEqual([])
})

test('roles name the organisation, the class and the child', async () => {
  const [organisationId, classId] = [ids.school!, ids.class!]
  expect(await rolesOf(db, ids.teacher!)).toEqual([
    { role: 'teacher', organisationId, classId: null, childId: null },
    { role: 'form_teacher', organisationId, classId, childId: null },
  ])
  expect(await rolesOf(db, ids.guardian!)).toEqual([{ role: 'guardian', organisationId, classId, childId: ids.pupil! }])
})

test('an office specialist manages all below, a teacher and a former head nothing', async () => {
  expect(await mayManage(db, ids.specialist!, ids.school!)).toEqual({
    role: 'office_specialist',
    organisationId: ids.office!,
  })
  expect(await mayManage(db, ids.teacher!, ids.school!)).toBeNull()
  expect(await mayManage(db, ids.pupil!, ids.school!)).toBeNull()
  expect(await organisationIdsAbove(db, ids.school!)).toEqual([ids.school!, ids.office!])
  expect(await isStaffOf(db, ids.teacher!, ids.school!)).toBe(true)
  expect(await isStaffOf(db, ids.guardian!, ids.school!)).toBe(false)
})

test('a setting that was chosen stands over the default', async () => {
  expect(await organisationSettings(db, ids.school!)).toMatchObject({ pupilToPupil: false, pupilToTeacher: true })
})
