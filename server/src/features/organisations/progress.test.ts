import type { OrganisationKind } from '#protocol/accounts.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClass } from '#protocol/classes.ts'
import { setGoal } from '#protocol/indicators.ts'
import { addOrganisation, listOrganisations, setExpected } from '#protocol/organisations.ts'
import { organisationProgress } from '#protocol/progress.ts'
import { beginLeave } from '#protocol/roster.ts'
import type { Actor } from '#server/platform/call.ts'
import { heldClock } from '#server/platform/clock.ts'
import { newId } from '#server/platform/ids.ts'
import { scene, type Scene } from '#server/testing/scene.ts'
import { daysBetween, mayKeepGoal } from './progress.rules.ts'

const clock = heldClock()
let s: Scene
beforeAll(async () => {
  s = await scene({ clock })
})
afterAll(() => s.close())

const progress = (by: Actor, organisationId: string) => s.call(by, organisationProgress, { organisationId })
const kinds: OrganisationKind[] = ['school', 'kindergarten', 'additional', 'college']
const wanted = (percent: number, due: string) => ({ code: 'staff_registered', goal: { percent, due, kinds } })
const none = { code: 'staff_registered', goal: null }
const dayFromNow = (days: number) => new Date(clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)

async function add(shortName: string, kind: 'school' | 'kindergarten' = 'school') {
  const about = { kind, name: `МБОУ «${shortName}»`, shortName, timeZone: 'Etc/UTC' }
  return (await s.call(s.office, addOrganisation, { id: newId(), parentId: s.officeId, ...about })).organisationId
}

test('a goal of the office holds for all below it; a nearer one comes first, and taken away gives way again', async () => {
  const schoolId = await add('Школа срока')
  const head = await s.hire(s.office, schoolId, 'head', 'Срокова Анна Ивановна')
  expect(await progress(head, schoolId)).toMatchObject({ goal: null, maySetGoal: false })
  await s.call(s.office, setGoal, { organisationId: s.officeId, ...wanted(100, dayFromNow(12)) })
  expect((await progress(head, schoolId)).goal).toEqual({
    ...{ due: dayFromNow(12), percent: 100, daysLeft: 12 },
    ...{ organisationId: s.officeId, organisationShortName: 'municipality' },
  })
  await s.call(s.office, setGoal, { organisationId: schoolId, ...wanted(90, dayFromNow(-3)) })
  expect((await progress(head, schoolId)).goal).toMatchObject({ percent: 90, daysLeft: -3, organisationId: schoolId })
  await s.call(s.office, setGoal, { organisationId: schoolId, ...none })
  expect((await progress(s.office, schoolId)).goal).toMatchObject({ percent: 100 })
  await s.call(s.office, setGoal, { organisationId: s.officeId, ...none })
  expect((await progress(s.office, schoolId)).goal).toBeNull()
})

test('a head keeps a goal only where no office stands above; a day that does not exist is refused', async () => {
  const soon = wanted(100, dayFromNow(5))
  expect(await s.refusal(s.head, setGoal, { organisationId: s.schoolId, ...soon })).toBe('not_allowed')
  expect(await s.refusal(s.head, setGoal, { organisationId: s.officeId, ...soon })).toBe('not_found')
  const alone = await s.found('school', 'Однаева Мария Ивановна')
  const { organisationId } = alone
  await s.call(alone.actor, setGoal, { organisationId, ...soon })
  expect(await progress(alone.actor, organisationId)).toMatchObject({ goal: { daysLeft: 5 }, maySetGoal: true })
  expect(await s.refusal(alone.actor, setGoal, { organisationId, ...wanted(100, '2026-02-30') })).toBe(
    'goal_day_unknown',
  )
  expect(mayKeepGoal({ role: 'administrator', organisationId }, { parentId: null })).toBe(false)
  expect(daysBetween('2026-11-30', '2026-12-01')).toBe(1)
})

test('staff count once, whoever is on leave stands outside, and a larger expected number is the denominator', async () => {
  const schoolId = await add('Школа счёта')
  const head = await s.hire(s.office, schoolId, 'head', 'Счётова Анна Ивановна')
  const [mother] = await Promise.all([
    s.hire(head, schoolId, 'teacher', 'Отпускова Мария Ивановна'),
    s.invite(head, schoolId, 'teacher', 'Незашедшая Анна\nНезашедшая Вера'),
  ])
  await s.call(head, createClass, {
    ...{ id: newId(), organisationId: schoolId, kind: 'class', name: '1А', names: 'Гасанов Али\nГасанов Омар' },
    formTeacherId: head.personId,
  })
  expect((await progress(head, schoolId)).staff).toEqual({ registered: 2, total: 4, onLeave: 0, unlisted: 0 })
  const leave = { organisationId: schoolId, personId: mother.personId, from: dayFromNow(-1), until: null }
  await s.call(head, beginLeave, { id: newId(), ...leave, orderNumber: '1' })
  expect(await progress(head, schoolId)).toMatchObject({
    staff: { registered: 1, total: 3, onLeave: 1, unlisted: 0 },
    pupils: { registered: 0, total: 2 },
    families: { registered: 0, total: 2 },
  })
  const expected = {
    organisationId: schoolId,
    from: dayFromNow(-1),
    staff: 10,
    children: 5,
    classes: 1,
    source: 'ОО-1',
  }
  await s.call(s.office, setExpected, expected)
  expect((await progress(head, schoolId)).staff).toEqual({ registered: 1, total: 9, onLeave: 1, unlisted: 6 })
  clock.moveMs(61_000)
  expect(await progress(head, schoolId)).toMatchObject({ pupils: { total: 5 }, families: { total: 5 } })
})

test('an office adds up all below it, and its list puts on top where the smallest share of staff is in', async () => {
  const kindergarten = await add('Сад сумм', 'kindergarten')
  const all = await progress(s.office, s.officeId)
  const { organisations } = await s.call(s.office, listOrganisations, { underId: s.officeId, order: 'staff' })
  const sum = (of: 'registered' | 'total') => organisations.reduce((so, { status }) => so + status.staff[of], 0)
  expect(all.staff).toMatchObject({ registered: sum('registered'), total: sum('total') })
  expect(all).toMatchObject({ organisations: organisations.length, organisationsListed: organisations.length - 1 })
  const shares = organisations.map(({ status: { staff } }) => (staff.total ? staff.registered / staff.total : 0))
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(organisations[0]!.id).toBe(kindergarten)
  expect((await progress(s.office, kindergarten)).pupils).toBeNull()
})

test('three families of a school are a number for the school alone: its office sees it nowhere on this card', async () => {
  expect(await progress(s.head, s.schoolId)).toMatchObject({ pupils: { total: 0 }, families: { total: 0 } })
  expect(await progress(s.office, s.schoolId)).toMatchObject({ pupils: null, families: null })
  expect(await progress(s.office, s.officeId)).toMatchObject({ pupils: null, families: null })
})

test('organisations stand by their number: № 2 before № 10', async () => {
  for (const shortName of ['Лицей № 10', 'Лицей № 100', 'Лицей № 2']) await add(shortName)
  const { organisations } = await s.call(s.office, listOrganisations, { text: 'лицей №' })
  expect(organisations.map(({ shortName }) => shortName)).toEqual(['Лицей № 2', 'Лицей № 10', 'Лицей № 100'])
})
