import { afterAll, beforeAll, expect, test } from 'vitest'
import { acknowledgeNotice, listNotices, sendNotice, withdrawNotice } from '#protocol/notices.ts'
import type { Actor } from '#server/platform/call.ts'
import { newId } from '#server/platform/ids.ts'
import { noticeWorld, type NoticeWorld } from './testing.ts'

let s: NoticeWorld
let ahead = 0
beforeAll(async () => {
  s = await noticeWorld({ clock: { now: () => new Date(Date.now() + ahead) } })
}, 300_000)
afterAll(() => s.close())

const hourMs = 60 * 60_000
const titles = async (by: Actor, input: object) =>
  (await s.call(by, listNotices, { box: 'asked', ...input })).notices.map(({ title }) => title)

async function send(by: Actor, organisationId: string, title: string, text = ''): Promise<string> {
  const id = newId()
  ahead += 1000
  await s.call(by, sendNotice, {
    ...{ id, organisationId, title, text, circle: { roles: ['teacher'] } },
    dueAt: new Date(Date.now() + ahead + hourMs).toISOString(),
  })
  return id
}

test('a long list is read page by page, each notice once, what waits first', async () => {
  const ids: string[] = []
  for (let n = 0; n < 23; n++) ids.push(await send(s.head, s.schoolId, `Приказ № ${n}`))
  await s.call(s.teacher, acknowledgeNotice, { noticeId: ids[3]! })
  const pages = await Promise.all(
    [0, 10, 20].map((offset) => s.call(s.teacher, listNotices, { box: 'asked', offset, limit: 10 })),
  )
  expect(pages.map(({ total, notices }) => [total, notices.length])).toEqual([
    [23, 10],
    [23, 10],
    [23, 3],
  ])
  const seen = pages.flatMap(({ notices }) => notices.map(({ id }) => id))
  expect(new Set(seen)).toEqual(new Set(ids))
  expect(seen.at(-1)).toBe(ids[3])
  await s.pool.query('update notices set withdrawn_at = now(), withdrawn_by = author_id')
})

test('a notice is found by words of its title and text and by who sent it, and told apart by what it waits for', async () => {
  const fire = await send(s.head, s.schoolId, 'О пожарной безопасности', 'Проверьте выходы: все ещё заперты.')
  await send(s.office, s.officeId, 'Письмо о каникулах')
  const none = await send(s.head, s.schoolId, 'Отменённый приказ')
  await s.call(s.head, withdrawNotice, { noticeId: none })

  expect(await titles(s.teacher, { text: 'ВЫХОДЫ пожарной' })).toEqual(['О пожарной безопасности'])
  expect(await titles(s.teacher, { text: 'еще' })).toEqual(['О пожарной безопасности'])
  expect(await titles(s.teacher, { text: 'омаров письмо' })).toEqual(['Письмо о каникулах'])
  expect(await titles(s.teacher, { text: 'омаров пожарной' })).toEqual([])
  expect(await titles(s.teacher, { text: '100%_' })).toEqual([])

  expect(await titles(s.teacher, { show: 'waiting' })).toEqual(['О пожарной безопасности', 'Письмо о каникулах'])
  await s.call(s.teacher, acknowledgeNotice, { noticeId: fire })
  expect(await titles(s.teacher, { show: 'waiting' })).toEqual(['Письмо о каникулах'])
  const past = { show: 'past', text: 'пожарной' }
  expect(await titles(s.teacher, past)).toEqual(['О пожарной безопасности'])
  expect(await titles(s.teacher, { show: 'past', text: 'отмененный' })).toEqual(['Отменённый приказ'])

  const followed = { box: 'followed', text: 'о' }
  expect(await titles(s.head, { ...followed, show: 'own' })).not.toContain('Письмо о каникулах')
  expect(await titles(s.head, followed)).toContain('Письмо о каникулах')
  expect(await titles(s.head, { ...followed, show: 'past' })).toContain('Отменённый приказ')
  expect(await titles(s.head, { ...followed, show: 'past' })).not.toContain('О пожарной безопасности')
  ahead += 2 * hourMs
  expect(await titles(s.head, { ...followed, show: 'past' })).toContain('О пожарной безопасности')
})
