import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { acknowledgeNotice, getNotice, listNotices, noticeRecipients, type NoticeStanding } from '#protocol/notices.ts'
import { closeOrganisation } from '#protocol/organisations.ts'
import { beginLeave, changeLeave, endLeave, removeStaff } from '#protocol/roster.ts'
import { aboutOrganisations, organisationsKnown } from '#server/features/indicators/exports.ts'
import { dayIn } from '#server/features/organisations/exports.ts'
import { followDates } from '../roster/follow-dates.ts'
import type { Actor } from '#server/platform/call.ts'
import { newId } from '#server/platform/ids.ts'
import { noticeWorld, type NoticeWorld } from './testing.ts'

const dayMs = 24 * 60 * 60_000
let s: NoticeWorld
let ahead = 0
beforeAll(async () => {
  s = await noticeWorld({ clock: { now: () => new Date(Date.now() + ahead) } })
}, 300_000)
beforeEach(() => {
  ahead = 0
})
afterAll(() => s.close())

const day = (days: number) => dayIn('Europe/Moscow', new Date(Date.now() + days * dayMs))
const counts = async (noticeId: string, by: Actor = s.office) =>
  (await s.call(by, getNotice, { noticeId })).notice.counts
const mine = async (by: Actor, noticeId: string) => (await s.call(by, getNotice, { noticeId })).notice.mine
const waiting = async (by: Actor) => (await s.call(by, listNotices, { box: 'asked' })).waiting
const names = async (noticeId: string, standing: NoticeStanding) =>
  (await s.call(s.head, noticeRecipients, { noticeId, standing })).people.map(({ person }) => person.fullName)

async function leave(of: Actor, from: number, until: number | null = null): Promise<string> {
  const id = newId()
  const who = { organisationId: s.schoolId, personId: of.personId }
  const days = { from: day(from), until: until === null ? null : day(until) }
  await s.call(s.head, beginLeave, { id, ...who, ...days, orderNumber: '12-к' })
  await s.follow()
  return id
}

const backFromLeave = async (leaveId: string) => {
  await s.call(s.head, endLeave, { leaveId })
  await s.follow()
}

test('a long leave that begins takes the request away while it lasts; whoever is back is asked again', async () => {
  const noticeId = await s.send()
  const before = await waiting(s.teacher)
  const leaveId = await leave(s.teacher, 0)
  expect(await waiting(s.teacher)).toBe(before - 1)
  expect(await counts(noticeId)).toMatchObject({ asked: 4, onLeave: 1, left: 0 })
  expect(await names(noticeId, 'on_leave')).toEqual(['Алиева Патимат Гаджиевна'])
  expect(await mine(s.teacher, noticeId)).toMatchObject({ asked: false, onLeave: true })
  expect(await s.refusal(s.teacher, acknowledgeNotice, { noticeId })).toBe('notice_on_leave')
  await backFromLeave(leaveId)
  expect(await waiting(s.teacher)).toBe(before)
  expect(await counts(noticeId)).toMatchObject({ asked: 5, onLeave: 0 })
  expect(await s.call(s.teacher, acknowledgeNotice, { noticeId })).toMatchObject({ late: false })
})

test('a leave that is entered ahead counts from its day, and one whose days were changed as they are now', async () => {
  const noticeId = await s.send(s.office, { dueAt: new Date(Date.now() + 9 * dayMs).toISOString() })
  const leaveId = await leave(s.teacher, 3, 5)
  expect(await counts(noticeId)).toMatchObject({ onLeave: 0 })
  const later = async (days: number) => {
    ahead = days * dayMs
    await followDates(s.services)
    await s.follow()
    return counts(noticeId)
  }
  expect(await later(4)).toMatchObject({ asked: 4, onLeave: 1 })
  expect(await later(7)).toMatchObject({ asked: 5, onLeave: 0 })
  await s.call(s.head, changeLeave, { leaveId, until: day(8) })
  await s.follow()
  expect(await counts(noticeId)).toMatchObject({ asked: 4, onLeave: 1 })
  await backFromLeave(leaveId)
  expect(await counts(noticeId)).toMatchObject({ asked: 5, onLeave: 0 })
})

test('who has left and comes back is asked again', async () => {
  const come = await s.hire(s.head, s.schoolId, 'teacher', 'Новичкова Мадина Омаровна')
  const noticeId = await s.send()
  const who = { organisationId: s.schoolId, personId: come.personId }
  await s.call(s.head, removeStaff, who)
  await s.follow()
  expect(await counts(noticeId)).toMatchObject({ asked: 5, left: 1 })
  await s.rehire(s.schoolId, come)
  await s.follow()
  expect(await counts(noticeId)).toMatchObject({ asked: 6, left: 0 })
  expect(await waiting(come)).toBeGreaterThan(0)
  await s.call(s.head, removeStaff, who)
  await s.follow()
})

test('who works there no longer and only has a child there is not asked as a teacher', async () => {
  const noticeId = await s.send()
  const classId = await s.makeClass(s.head, '5А', 'Гасанова Фатима')
  await s.pool.query(
    `with child as (select person_id as id from enrolments where class_id = $1 and kind = 'pupil')
     insert into guardianship_facts (id, guardian_id, child_id, shown_kinship, valid_from)
     select $2, $3, id, 'mother', now() - interval '1 hour' from child`,
    [classId, newId(), s.both.personId],
  )
  await s.call(s.head, removeStaff, { organisationId: s.schoolId, personId: s.both.personId })
  await s.follow()
  expect(await names(noticeId, 'left')).toEqual(['Ёлкина Анна Петровна'])
  expect(await counts(noticeId)).toMatchObject({ asked: 4, left: 1 })
})

test('what was asked at the deadline is counted, whoever leaves, goes on leave or comes back afterwards', async () => {
  const away = await s.hire(s.head, s.schoolId, 'teacher', 'Отпускова Рита Омаровна')
  const gone = await s.hire(s.head, s.schoolId, 'teacher', 'Уходова Рита Омаровна')
  const noticeId = await s.send(s.office, { circle: { roles: ['teacher'], organisationIds: [s.schoolId] } })
  const indicator = async () => {
    const known = (await organisationsKnown(s.services.db, s.services.clock.now())).filter(
      ({ id }) => id === s.schoolId,
    )
    return (await aboutOrganisations(s.services.db, known, new Date(Date.now() + 3 * dayMs))).get(s.schoolId)!.notices
  }
  await s.pool.query('update notices set withdrawn_at = now(), withdrawn_by = author_id where id <> $1', [noticeId])
  const leaveId = await leave(away, 0)
  ahead = 2 * dayMs
  expect(await indicator()).toEqual({ asked: 2, inTime: 0 })
  await backFromLeave(leaveId)
  await s.call(s.head, removeStaff, { organisationId: s.schoolId, personId: gone.personId })
  await s.follow()
  expect(await counts(noticeId)).toMatchObject({ asked: 2, left: 1, onLeave: 0 })
  expect(await names(noticeId, 'waiting')).toContain('Отпускова Рита Омаровна')
  expect(await indicator()).toEqual({ asked: 2, inTime: 0 })
})

test('an organisation that is closed asks nobody any more: all of its people have left', async () => {
  const noticeId = await s.send()
  await s.call(s.otherHead, acknowledgeNotice, { noticeId })
  const before = (await counts(noticeId))!
  await s.call(s.office, closeOrganisation, { organisationId: s.otherId, document: 'Постановление № 7' })
  await s.follow()
  expect(await counts(noticeId)).toMatchObject({ asked: before.asked - 2, acknowledged: 0, left: before.left + 2 })
  expect(await waiting(s.otherHead)).toBe(0)
})
