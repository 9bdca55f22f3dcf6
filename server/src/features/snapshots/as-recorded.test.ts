import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClass, renameClass } from '#protocol/classes.ts'
import { countColleges, explainIndicator, takeSnapshot } from '#protocol/indicators.ts'
import { addOrganisation, updateOrganisation } from '#protocol/organisations.ts'
import { relistPeople } from '#server/features/roster/exports.ts'
import { heldClock } from '#server/platform/clock.ts'
import { newId } from '#server/platform/ids.ts'
import { runAs } from '#server/platform/run-command.ts'
import { scene, type Scene } from '#server/testing/scene.ts'
import { seenIn, snapshotsOf } from './snapshots.queries.ts'
import { moscow, townIn } from './testing.ts'
import { verifySnapshot } from './verify.ts'

const clock = heldClock(moscow(16, '10:00'))
let s: Scene
const classId = newId()
const pupils: string[] = []
beforeAll(async () => {
  s = await scene({ clock })
  const about = { id: classId, organisationId: s.schoolId, kind: 'class' as const, formTeacherId: s.head.personId }
  await s.call(s.head, createClass, { ...about, name: '5А', names: 'Гасанов Али\nГасанова Заира' })
  const { rows } = await s.pool.query<{ id: string }>(
    `select person_id as id from enrolments where class_id = $1 and kind = 'pupil'`,
    [classId],
  )
  pupils.push(...rows.map(({ id }) => id))
  clock.moveMs(60_000)
  for (const id of pupils) await townIn(s.pool).account(id, clock.now())
})
afterAll(() => s.close())

async function look() {
  clock.moveMs(60_000)
  await s.call(s.office, takeSnapshot, { id: newId(), organisationId: s.officeId })
  const taken = (await snapshotsOf(s.services.db, { organisationId: s.officeId })).at(-1)!
  const { values, facts } = (await seenIn(s.services.db, taken.id)).get(s.schoolId)!
  clock.moveMs(60_000)
  const of = (code: string) => {
    const value = values.find((one) => one.code === code)
    return value && `${value.numerator}/${value.denominator}`
  }
  return { taken, of, facts: facts as { beside?: unknown } }
}

async function born(day: string): Promise<void> {
  const listed = { familyName: 'Гасанова', givenName: 'Заира', patronymic: '', birthDate: day }
  await runAs(s.services, null, (ctx) =>
    relistPeople(
      ctx,
      pupils.map((id) => ({ ...listed, id })),
    ),
  )
}

test('a class renamed, a birth date mended, consents and grades set anew change the next look and never the last one', async () => {
  const looks = [await look()]
  const changes = [
    () => born('2008-01-01'),
    () => born('2015-01-01'),
    () => s.call(s.head, updateOrganisation, { organisationId: s.schoolId, accountsFromGrade: 5 }),
    () => s.call(s.head, renameClass, { classId, name: '4А' }),
    () => s.call(s.head, renameClass, { classId, name: '6А' }),
    () => s.call(s.head, updateOrganisation, { organisationId: s.schoolId, consentUnder14: true }),
    async () => clock.moveMs(14 * 24 * 3600_000),
    () => s.call(s.head, updateOrganisation, { organisationId: s.schoolId, consentUnder14: false }),
  ]
  for (const change of changes) {
    await change()
    looks.push(await look())
  }
  expect(looks.map(({ of }) => of('guardians_covered'))).toEqual([
    ...['0/2', '0/0', '0/2', '0/2', '0/2', '0/2', '0/2', '0/2', '0/2'],
  ])
  expect(looks.map(({ of }) => of('pupils_registered'))).toEqual([
    ...['2/2', '2/2', '2/2', '2/2', undefined, '2/2', '2/2', '0/2', '2/2'],
  ])
  expect(looks[7]!.facts.beside).toContainEqual({ code: 'awaits_consent', count: 2 })
  for (const { taken } of looks)
    expect(await verifySnapshot(s.services.db, taken, { facts: true })).toEqual({
      ...{ hash: true, values: [], formulas: true, facts: [] },
    })
})

test('colleges left out after a look are left out of the next one only', async () => {
  const about = { kind: 'college' as const, name: 'ГБПОУ «Колледж»', shortName: 'Колледж', timeZone: 'Europe/Moscow' }
  await s.call(s.office, addOrganisation, { id: newId(), parentId: s.officeId, ...about })
  const looks = [await look()]
  for (const counted of [false, true]) {
    await s.call(s.office, countColleges, { organisationId: s.officeId, counted })
    looks.push(await look())
  }
  const counted = async (id: string) =>
    [...(await seenIn(s.services.db, id)).values()].filter((one) => one.counted).length
  expect(await Promise.all(looks.map(({ taken }) => counted(taken.id)))).toEqual([2, 1, 2])
  for (const { taken } of looks)
    expect(await verifySnapshot(s.services.db, taken, { facts: true })).toMatchObject({ hash: true, facts: [] })
})

test('a head reads of each who is missing that consent is waited for', async () => {
  await s.call(s.head, updateOrganisation, { organisationId: s.schoolId, consentUnder14: true })
  clock.moveMs(15 * 24 * 3600_000)
  const told = await s.call(s.head, explainIndicator, { organisationId: s.schoolId, code: 'pupils_registered' })
  expect(told.missing!.map(({ reason }) => reason)).toEqual(['awaits_consent', 'awaits_consent'])
})
