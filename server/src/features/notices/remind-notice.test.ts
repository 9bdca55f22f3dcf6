import { afterAll, beforeAll, expect, test } from 'vitest'
import { acknowledgeNotice, getNotice, remindNotice, sendNotice, withdrawNotice } from '#protocol/notices.ts'
import { newId } from '#server/platform/ids.ts'
import { reminderAt } from './reminder.rules.ts'
import { noticeWorld, type NoticeWorld } from './testing.ts'

const dayMs = 24 * 60 * 60_000
let s: NoticeWorld
let ahead = 0
beforeAll(async () => {
  s = await noticeWorld({ clock: { now: () => new Date(Date.now() + ahead) } })
}, 300_000)
afterAll(() => s.close())

async function told(noticeId: string): Promise<string[]> {
  const { rows } = await s.pool.query<{ id: string }>(
    `select stream_id as id from events where name = 'notices.changed' and data ->> 'noticeId' = $1 order by at, stream_id`,
    [noticeId],
  )
  return rows.map(({ id }) => id)
}

/** Who hears of something that was done meanwhile. */
async function toldOf(noticeId: string, act: () => Promise<unknown>): Promise<string[]> {
  const before = (await told(noticeId)).length
  await act()
  await s.follow()
  return (await told(noticeId)).slice(before).toSorted()
}

const ids = (...who: { personId: string }[]) => who.map(({ personId }) => personId).toSorted()

test('the sender reminds those who have not acknowledged with one press, once a day, on record', async () => {
  const noticeId = await s.send()
  await s.call(s.teacher, acknowledgeNotice, { noticeId })
  await s.follow()
  const waiting = ids(s.head, s.otherHead, s.both)
  const remind = () => s.call(s.office, remindNotice, { noticeId })
  expect(await toldOf(noticeId, async () => expect(await remind()).toEqual({ people: 3 }))).toEqual(waiting)
  expect(await s.refusal(s.office, remindNotice, { noticeId })).toBe('notice_reminded_today')
  expect(await s.call(s.office, getNotice, { noticeId })).toMatchObject({ remindedToday: true })
  ahead = dayMs
  expect(await s.call(s.office, getNotice, { noticeId })).toMatchObject({ remindedToday: false })
  expect(await toldOf(noticeId, remind)).toEqual(waiting)
  ahead = 0
  const { rows } = await s.pool.query(
    `select organisation_id, data from audit where act = 'notice.reminded' order by id`,
  )
  expect(rows).toMatchObject([
    { organisation_id: s.officeId, data: { noticeId, count: 3 } },
    { organisation_id: s.officeId, data: { noticeId, count: 3 } },
  ])
})

test('nobody else reminds, nor of what nobody waits for any more', async () => {
  const noticeId = await s.send(s.office, { circle: { roles: ['head'], organisationIds: [s.otherId] } })
  expect(await s.refusal(s.otherHead, remindNotice, { noticeId })).toBe('not_allowed')
  expect(await s.refusal(s.stranger, remindNotice, { noticeId })).toBe('not_found')
  await s.call(s.otherHead, acknowledgeNotice, { noticeId })
  expect(await s.refusal(s.office, remindNotice, { noticeId })).toBe('notice_nobody_waits')
  await s.call(s.office, withdrawNotice, { noticeId })
  expect(await s.refusal(s.office, remindNotice, { noticeId })).toBe('notice_withdrawn')
})

test('a notice reminds by itself before its deadline, unless the sender did not want it or reminded that day', async () => {
  const dueAt = new Date(Date.now() + 10 * dayMs)
  const hour = reminderAt(new Date(), dueAt, 'Europe/Moscow')!
  const send = async (more: object = {}) => {
    const id = newId()
    await s.call(s.office, sendNotice, {
      ...{ id, organisationId: s.officeId, title: 'О каникулах', text: '', dueAt: dueAt.toISOString() },
      ...{ circle: { roles: ['head'] }, ...more },
    })
    await s.follow()
    return id
  }
  const [plain, unwanted, reminded, withdrawn] = [
    await send(),
    await send({ remind: false }),
    await send(),
    await send(),
  ]
  expect(await s.call(s.office, getNotice, { noticeId: plain })).toMatchObject({ remindAt: hour.toISOString() })
  expect(await s.call(s.office, getNotice, { noticeId: unwanted })).toMatchObject({ remindAt: null })
  await s.call(s.head, acknowledgeNotice, { noticeId: plain })
  await s.call(s.office, withdrawNotice, { noticeId: withdrawn })
  await s.follow()
  const at = async (moment: number, noticeId: string) => {
    ahead = moment - Date.now()
    return toldOf(noticeId, async () => {})
  }
  expect(await at(hour.getTime() - 60_000, plain)).toEqual([])
  await s.call(s.office, remindNotice, { noticeId: reminded })
  await s.follow()
  const before = await Promise.all([unwanted, reminded, withdrawn].map(told))
  expect(await at(hour.getTime() + 60_000, plain)).toEqual(ids(s.otherHead))
  expect(await Promise.all([unwanted, reminded, withdrawn].map(told))).toEqual(before)
  expect(await at(hour.getTime() + 2 * dayMs, plain)).toEqual([])
})
