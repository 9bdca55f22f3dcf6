import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { changeMeasure, finishMeasure, listMeasures, measuresDesk, recordMeasure } from '#protocol/measures.ts'
import { keepSums, shownDefinitions } from '#server/features/indicators/exports.ts'
import type { Actor } from '#server/platform/call.ts'
import { newId } from '#server/platform/ids.ts'
import { testSchool, type School } from '../conversations/testing.ts'
import { writeGoal, writeSnapshot } from '../weekly-report/testing.ts'

let s: School
let town: string
let school: string
let head: Actor
let office: Actor
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

beforeAll(async () => {
  s = await testSchool()
})
afterAll(() => s.close())

// Snapshots stay for good: each test has a town of its own.
beforeEach(async () => {
  town = await s.make.organisation('municipality', null)
  school = await s.make.organisation('school', town)
  head = await s.make.staff(school, 'head', 'Гаджиева', 'Патимат', 'Магомедовна')
  office = await s.make.staff(town, 'office_specialist', 'Омаров', 'Омар', 'Омарович')
  await writeGoal(s.pool, town, 'staff_registered', 100)
  await writeGoal(s.pool, town, 'classes_created', 90)
  await writeGoal(s.pool, town, 'pupils_registered', 80)
  await writeGoal(s.pool, town, 'guardians_covered', 80)
  await s.pool.query('delete from live_values')
})

/** A Friday so many days ago. */
const friday = (daysAgo: number, values: Record<string, [number, number]>, week = '2026-W40') =>
  writeSnapshot(s.pool, {
    ...{ topId: town, week, cutOffAt: new Date(Date.now() - daysAgo * 86_400_000) },
    organisations: [
      { id: town, parentId: null, above: [], kind: 'municipality', shortName: 'Управление' },
      {
        ...{ id: school, parentId: town, above: [town], kind: 'school', shortName: 'Школа' },
        values: { orgs_active: [1, 1], ...values },
        facts: values['orgs_active']?.[0] === 0 ? { reasons: ['few_registered', 'no_class'] } : {},
      },
    ],
  })

/** What an office is shown of a Friday, as taking one works it out. */
const kept = (snapshotId: string) =>
  keepSums(s.services, [
    { ...{ snapshotId, rootId: town, kind: 'friday', week: '2026-W40', at: new Date() }, formulas: formulasNow },
  ])
const formulasNow = Object.fromEntries(shownDefinitions.map(({ code, version }) => [code, version]))

const desk = (who: Actor = head) => s.call(who, measuresDesk, { organisationId: school })
const record = (more: { code?: string; due?: string } = {}) => s.call(head, recordMeasure, { ...measureOf(), ...more })
const measureOf = () => ({
  ...{ id: newId(), organisationId: school, code: 'staff_registered', decision: 'Выдать коды' },
  ...{ owner: 'Заместитель директора', due: day(5) },
})

describe('a head is asked', () => {
  test('for the three largest gaps at most, with a sentence that follows from what fails', async () => {
    await friday(1, {
      ...{ orgs_active: [0, 1], staff_registered: [18, 24], pupils_registered: [10, 100] },
      ...{ guardians_covered: [50, 100], classes_created: [9, 10] },
    })
    const { gaps, later } = await desk()
    expect(gaps.map(({ code }) => code)).toEqual(['orgs_active', 'pupils_registered', 'guardians_covered'])
    expect(later).toBe(1)
    expect(gaps[0]!.suggestions.map(({ text }) => text.ru)).toEqual([
      'Меньше трёх пользователей: пригласить ещё одного или двоих',
      'Нет класса: создать класс',
    ])
    expect(gaps[0]!.suggestions[1]!.path).toBe(`/organisations/${school}/classes/new`)
  })

  test('not for what a measure covers until its due date, and again when that is over', async () => {
    await friday(1, { staff_registered: [18, 24] })
    await record()
    expect(await desk()).toMatchObject({ gaps: [], covered: 1, open: [{ overdue: false, mayChange: true }] })
    await s.pool.query(`update measures set due = current_date - 2`)
    expect(await desk()).toMatchObject({ gaps: [{ code: 'staff_registered' }], covered: 0, open: [{ overdue: true }] })
  })

  test('for nothing where the goal is reached, and sees since which Friday it stands', async () => {
    await friday(15, { staff_registered: [20, 24] }, '2026-W38')
    await friday(8, { staff_registered: [24, 24] }, '2026-W39')
    await friday(1, { staff_registered: [24, 24] }, '2026-W40')
    const { gaps, reached } = await desk()
    expect(gaps).toEqual([])
    expect(reached).toMatchObject([{ code: 'staff_registered', week: '2026-W39', goalOf: 'municipality' }])
    await friday(0, { staff_registered: [24, 25] }, '2026-W41')
    expect((await desk()).reached).toEqual([])
  })

  test('and an office is congratulated too, once all below it have reached its goal', async () => {
    const deskOf = async () => (await s.call(office, measuresDesk, { organisationId: town })).reached
    await kept(await friday(8, { staff_registered: [23, 24] }, '2026-W39'))
    expect(await deskOf()).toEqual([])
    const last = await friday(1, { staff_registered: [24, 24], pupils_registered: [3, 3] }, '2026-W40')
    await kept(last)
    expect(await deskOf()).toMatchObject([
      { code: 'staff_registered', week: '2026-W40', value: { numerator: 24, denominator: 24 }, goalOf: 'municipality' },
    ])
    expect(await deskOf()).toHaveLength(1)
  })

  test('by what is counted now, where that is newer than Friday', async () => {
    await friday(1, { staff_registered: [18, 24] })
    await s.pool.query(`insert into live_values values ($1, 'staff_registered', 24, 24, now())`, [school])
    expect((await desk()).gaps).toEqual([])
  })
})

describe('a measure', () => {
  test('is one for each indicator: a second press, or a second person, changes nothing', async () => {
    await friday(1, { staff_registered: [18, 24] })
    const both = await Promise.allSettled([record(), record()])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await s.refusal(head, recordMeasure, measureOf())).toBe('measure_open')
  })

  test('wants a gap and a day that is near', async () => {
    await friday(1, { staff_registered: [24, 24] })
    expect(await s.refusal(head, recordMeasure, measureOf())).toBe('measure_not_needed')
    await friday(0, { staff_registered: [23, 24] }, '2026-W41')
    for (const due of [day(-2), day(200), '2026-02-30']) {
      expect(await s.refusal(head, recordMeasure, { ...measureOf(), due }), due).toBe('measure_due_wrong')
    }
  })

  test('shows whether the number moved afterwards, and that it was put off', async () => {
    await friday(10, { staff_registered: [18, 24] }, '2026-W39')
    const { id } = await recorded()
    await s.pool.query(`update measures set recorded_at = now() - interval '9 days'`)
    await friday(1, { staff_registered: [22, 24] }, '2026-W40')
    await s.call(head, changeMeasure, { measureId: id, due: day(9) })
    await s.call(head, changeMeasure, { measureId: id, due: day(12) })
    const { measures } = await s.call(office, listMeasures, { organisationId: town, state: 'open' })
    expect(measures).toMatchObject([
      {
        ...{ due: day(12), firstDue: day(5), moved: 'better', mayChange: false },
        before: { numerator: 18, denominator: 24 },
        after: [{ week: '2026-W40', value: { numerator: 22, denominator: 24 } }],
      },
    ])
  })

  test('about pupils tells an office which way it went, and no numbers of few', async () => {
    await friday(10, { pupils_registered: [2, 40] }, '2026-W39')
    await record({ code: 'pupils_registered' })
    await s.pool.query(`update measures set recorded_at = now() - interval '9 days'`)
    await friday(1, { pupils_registered: [4, 40] }, '2026-W40')
    const asOffice = await s.call(office, listMeasures, { organisationId: town, state: 'open' })
    expect(asOffice.measures).toMatchObject([{ moved: 'better', before: { hidden: true, numerator: 0 } }])
    expect((await desk()).open).toMatchObject([{ before: { hidden: false, numerator: 2 } }])
    expect((await desk(office)).gaps).toEqual([])
  })

  test('is finished once, with its result, and leaves the row for good', async () => {
    await friday(1, { staff_registered: [18, 24] })
    const { id } = await recorded()
    const done = { measureId: id, result: 'Коды выданы всем', evidence: 'Ведомость № 3' }
    await s.call(head, finishMeasure, done)
    expect(await s.refusal(head, finishMeasure, done)).toBe('measure_done')
    expect(await s.refusal(head, changeMeasure, { measureId: id, owner: 'Другой' })).toBe('measure_done')
    expect((await desk()).done).toMatchObject([{ result: 'Коды выданы всем', evidence: 'Ведомость № 3' }])
    const { rows } = await s.pool.query(`select act from audit where act like 'measure.%' order by id desc limit 2`)
    expect(rows.map(({ act }) => act)).toEqual(['measure.finished', 'measure.recorded'])
  })

  test('is written by the organisation itself: an office reads it, overdue ones first', async () => {
    await friday(1, { staff_registered: [18, 24], classes_created: [1, 10] })
    expect(await s.refusal(office, recordMeasure, measureOf())).toBe('not_allowed')
    const teacher = await s.make.staff(school, 'teacher', 'Алиева', 'Мадина')
    expect(await s.refusal(teacher, recordMeasure, measureOf())).toBe('not_allowed')
    await record({ due: day(2) })
    await record({ code: 'classes_created', due: day(9) })
    await s.pool.query(`update measures set due = current_date - 3 where indicator = 'classes_created'`)
    const list = await s.call(office, listMeasures, { organisationId: town, state: 'open' })
    expect(list.counts).toEqual({ open: 2, overdue: 1, done: 0 })
    expect(list.measures.map(({ code }) => code)).toEqual(['classes_created', 'staff_registered'])
    expect(await s.refusal(s.stranger, listMeasures, { organisationId: school, state: 'open' })).toBe('not_found')
  })
})

async function recorded(): Promise<{ id: string }> {
  const measure = measureOf()
  await s.call(head, recordMeasure, measure)
  return measure
}
