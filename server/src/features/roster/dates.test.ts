import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { getClass } from '#protocol/classes.ts'
import { organisationPeople } from '#protocol/organisations.ts'
import {
  beginLeave,
  changeLeave,
  endLeave,
  grantRole,
  removePupil,
  removeStaff,
  revokeRole,
  workOf,
} from '#protocol/roster.ts'
import { dayIn } from '#server/features/organisations/exports.ts'
import type { Actor } from '#server/platform/call.ts'
import { newId } from '#server/platform/ids.ts'
import { scene, type Scene } from '#server/testing/scene.ts'
import { followDates } from './follow-dates.ts'
import { mayManage, rolesOf } from './exports.ts'

let s: Scene
let teacher: Actor
beforeAll(async () => {
  s = await scene()
  teacher = await s.hire(s.head, s.schoolId, 'teacher', 'Алиева Патимат Гаджиевна')
})
beforeEach(() => s.pool.query('update roster_dates set followed_to = now()'))
afterAll(() => s.close())

const dayMs = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * dayMs)
const day = (days: number) => dayIn('Europe/Moscow', inDays(days))
/** What the job does when so many days have passed. */
const daysLater = (days: number) => followDates({ ...s.services, clock: { now: () => inDays(days) } })
const of = (actor: Actor) => ({ organisationId: s.schoolId, personId: actor.personId })
const work = (by: Actor, of_: Actor) => s.call(by, workOf, of(of_))

test('an acting head leads for two weeks and then no longer, with nobody having to remember it', async () => {
  const acting = { ...of(teacher), role: 'head', position: 'и. о. директора' } as const
  await s.call(s.head, grantRole, { ...acting, from: day(3), until: day(17) })
  expect(await mayManage(s.services.db, teacher.personId, s.schoolId)).toBeNull()
  expect(await mayManage(s.services.db, teacher.personId, s.schoolId, inDays(10))).toMatchObject({ role: 'head' })
  expect(await mayManage(s.services.db, teacher.personId, s.schoolId, inDays(19))).toBeNull()
  expect((await work(s.head, teacher)).roles.map(({ role, from, until }) => [role, from, until])).toEqual([
    ['teacher', day(0), null],
    ['head', day(3), day(17)],
  ])
  const leads = async () => {
    const { rows } = await s.pool.query(
      `select p.role from participants p join conversations c on c.id = p.conversation_id
       where c.kind = 'staff' and c.organisation_id = $1 and p.person_id = $2`,
      [s.schoolId, teacher.personId],
    )
    return rows[0]?.role
  }
  expect(await leads()).toBe('member')
  await daysLater(4)
  expect(await leads()).toBe('moderator')
  await daysLater(18.5)
  expect(await leads()).toBe('member')
  await s.call(s.head, revokeRole, { ...of(teacher), role: 'head' })
  expect((await work(teacher, teacher)).roles.map(({ role }) => role)).toEqual(['teacher'])
})

test('days that do not exist or stand in the wrong order are refused, and nothing is half given', async () => {
  const about = { ...of(teacher), role: 'staff' } as const
  expect(await s.refusal(s.head, grantRole, { ...about, from: '2026-02-30' })).toBe('day_unknown')
  expect(await s.refusal(s.head, grantRole, { ...about, from: '0000-01-01' })).toBe('day_unknown')
  expect(await s.refusal(s.head, grantRole, { ...about, until: '9999-12-31' })).toBe('day_unknown')
  expect(await s.refusal(s.head, grantRole, { ...about, from: day(5), until: day(4) })).toBe('days_reversed')
  await s.call(s.head, grantRole, { ...about, from: day(5), until: day(5), employment: 'internal' })
  expect((await work(s.head, teacher)).roles.at(-1)).toEqual({
    ...{ role: 'staff', position: '', employment: 'internal', from: day(5), until: day(5) },
  })
  await s.call(s.head, revokeRole, about)
})

test('the last who manages gets no term that would leave the school to nobody; a second head changes that', async () => {
  const lonely = await s.found('school', 'Одинокий Пётр Ильич')
  const self = { organisationId: lonely.organisationId, personId: lonely.personId }
  expect(await s.refusal(lonely.actor, grantRole, { ...self, role: 'head', until: day(30) })).toBe('last_administrator')
  expect(await s.refusal(lonely.actor, removeStaff, { ...self, lastDay: day(30) })).toBe('last_administrator')
  await s.hire(lonely.actor, lonely.organisationId, 'deputy', 'Заместитель Анна Ильинична')
  await s.call(lonely.actor, removeStaff, { ...self, lastDay: day(30) })
  expect(await rolesOf(s.services.db, lonely.personId)).toHaveLength(1)
})

test('whoever leaves on a day ahead works until its evening, chats included', async () => {
  const leaver = await s.hire(s.head, s.schoolId, 'teacher', 'Уходящая Мария Ивановна')
  const classId = await s.makeClass(s.head, '5А', 'Омаров Али', leaver)
  await s.call(s.head, removeStaff, { ...of(leaver), lastDay: day(2) })
  expect(await s.inside('class_guardians', classId)).toContain(leaver.personId)
  expect(await s.refusal(leaver, getClass, { classId })).toBe('no refusal')
  await daysLater(1.5)
  expect(await s.inside('staff', s.schoolId)).toContain(leaver.personId)
  await daysLater(3.5)
  expect(await s.inside('staff', s.schoolId)).not.toContain(leaver.personId)
  expect(await s.inside('class_guardians', classId)).not.toContain(leaver.personId)
})

test('a leaving entered late, «as of last week», takes effect at once and keeps its true day', async () => {
  const leaver = await s.hire(s.head, s.schoolId, 'teacher', 'Прежняя Анна Ивановна')
  await s.pool.query(`update role_grants set valid_from = now() - interval '1 year' where person_id = $1`, [
    leaver.personId,
  ])
  await s.call(s.head, removeStaff, { ...of(leaver), lastDay: day(-7) })
  expect(await s.inside('staff', s.schoolId)).not.toContain(leaver.personId)
  expect(await rolesOf(s.services.db, leaver.personId, inDays(-8))).toHaveLength(1)
  expect(await rolesOf(s.services.db, leaver.personId, inDays(-5))).toEqual([])
})

test('a pupil who leaves on Friday stays on the list, and with the class, until Friday is over', async () => {
  const classId = await s.makeClass(s.head, '6А', 'Омаров Али\nГасанова Фатима')
  const { lines } = await s.call(s.head, getClass, { classId })
  await s.call(s.head, removePupil, { classId, personId: lines[0]!.person.id, lastDay: day(2) })
  expect((await s.call(s.head, getClass, { classId })).lines).toHaveLength(2)
  expect(await rolesOf(s.services.db, lines[0]!.person.id, inDays(4))).toEqual([])
})

test('long leave: access stays, the list shows it, and it can be moved and ended; two do not overlap', async () => {
  const mother = await s.hire(s.head, s.schoolId, 'teacher', 'Мамаева Саида Ахмедовна')
  const first = newId()
  const leave = { id: first, ...of(mother), from: day(-10), until: day(100), orderNumber: '12-к' }
  expect(await s.refusal(teacher, beginLeave, leave)).toBe('not_allowed')
  await s.call(s.head, beginLeave, leave)
  const row = async () =>
    (await s.call(s.head, organisationPeople, { organisationId: s.schoolId, text: 'мамаева' })).people[0]!
  const shown = async () => (await row()).onLeave
  expect(await row()).toMatchObject({ onLeave: true, leaveUntil: day(100), termUntil: null })
  expect(await s.inside('staff', s.schoolId)).toContain(mother.personId)
  expect(await s.refusal(s.head, beginLeave, { ...leave, id: newId(), from: day(50), until: null })).toBe(
    'leave_overlaps',
  )
  expect(await s.refusal(mother, changeLeave, { leaveId: first, until: null })).toBe('not_found')
  const taken = { ...leave, from: day(200), until: null }
  expect(await s.refusal(s.head, beginLeave, taken)).toBe('leave_overlaps')
  await s.call(s.head, changeLeave, { leaveId: first, until: day(40), orderNumber: '15-к' })
  await s.call(s.head, beginLeave, { ...leave, id: newId(), from: day(50), until: null })
  expect((await work(mother, mother)).leaves).toEqual([
    { id: first, from: day(-10), until: day(40), orderNumber: '15-к' },
    { id: expect.any(String), from: day(50), until: null, orderNumber: '12-к' },
  ])
  await s.call(s.head, endLeave, { leaveId: first })
  expect(await shown()).toBe(false)
  expect(await s.refusal(teacher, workOf, of(mother))).toBe('not_found')
})
