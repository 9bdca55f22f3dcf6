import { afterAll, beforeAll, expect, test } from 'vitest'
import { explainIndicator, listIndicators } from '#protocol/indicators.ts'
import type { Actor } from '#server/platform/call.ts'
import { testRegion, type Region } from './testing.ts'

let r: Region
beforeAll(async () => {
  r = await testRegion()
  await r.live({ [r.a]: { staff_registered: [1, 3] } }, { beside: [{ code: 'on_leave', count: 1 }] })
  await r.invite(r.headOfA, r.a, 'teacher', 'Незашедшая Анна\nАбаева Вера')
})
afterAll(() => r.close())

const explain = (by: Actor, organisationId: string, more: object = {}) =>
  r.call(by, explainIndicator, { organisationId, code: 'staff_registered', ...more })
const looks = async (who: Actor) =>
  (await r.pool.query(`select data from audit_named where act = 'people.listed' and actor_id = $1`, [who.personId]))
    .rows

test('every indicator that is shown explains itself in both languages', async () => {
  const { indicators } = await r.call(r.headOfA, listIndicators, {})
  expect(indicators.length).toBeGreaterThan(5)
  for (const { title, explanation, numerator, denominator } of indicators) {
    for (const text of [title, explanation, numerator, denominator]) {
      expect(text.ru).toMatch(/[а-яё]{3}/)
      expect(text.en).toMatch(/[a-z]{3}/)
    }
  }
})

test('a head learns by name who is missing and why, and the look is on record', async () => {
  const told = await explain(r.headOfA, r.a)
  expect(told).toMatchObject({
    ...{ value: { numerator: 1, denominator: 3 }, beside: [{ code: 'on_leave', count: 1 }], missingTotal: 2 },
    indicator: { code: 'staff_registered' },
  })
  expect(told.missing?.map(({ name, reason }) => [name, reason])).toEqual([
    ['Абаева Вера', 'invited'],
    ['Незашедшая Анна', 'invited'],
  ])
  expect(await looks(r.headOfA)).toEqual([{ data: { circle: 'staff' } }])
})

test('an office is told numbers and no name', async () => {
  for (const by of [r.town, r.region]) {
    const told = await explain(by, r.a)
    expect(told).toMatchObject({ value: { numerator: 1, denominator: 3 }, missing: null, missingTotal: 0 })
    expect(JSON.stringify(told)).not.toContain('Абаева')
    expect(await looks(by)).toEqual([])
  }
})

test('who was missing on a past Friday is not told: the roster has gone on since', async () => {
  const when = await r.snapshot({ [r.a]: { staff_registered: [1, 2] } }, { week: '2026-W47' })
  expect(await explain(r.headOfA, r.a, { when })).toMatchObject({
    value: { numerator: 1, denominator: 2 },
    missing: null,
  })
})

test('an indicator that is not shown yet is not explained as if it were', async () => {
  const asked = { organisationId: r.a, code: 'events_attended' }
  expect(await r.refusal(r.headOfA, explainIndicator, asked)).toBe('indicator_unknown')
})
