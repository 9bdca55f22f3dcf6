import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getNotice, noticeRecipients } from '#protocol/notices.ts'
import { applyYear, decideYear, previewYear, undoYear } from '#protocol/school-year.ts'
import { applyRoster, undoRosterImport } from '#protocol/roster-import.ts'
import { receiveFile } from '#server/features/files/exports.ts'
import { schoolYearFeature } from '#server/features/school-year/feature.ts'
import { newId } from '#server/platform/ids.ts'
import { claim } from '#server/platform/jobs/outbox.ts'
import { noticeWorld, type NoticeWorld } from './testing.ts'

let s: NoticeWorld
beforeAll(async () => {
  s = await noticeWorld()
})
afterAll(() => s.close())

const staff = ['Алиева Патимат Гаджиевна', 'Ёлкина Анна Петровна']

async function bringIn(names: readonly string[], confirmLeaving?: number): Promise<string> {
  const fileId = newId()
  const lines = ['ФИО;Должность', ...names.map((name) => `${name};учитель`)]
  const body = Readable.from([Buffer.from(lines.join('\r\n'))])
  await receiveFile(s.services, { id: fileId, name: 'Список.csv', ownerId: s.head.personId, body })
  const input = { organisationId: s.schoolId, fileId, ...(confirmLeaving === undefined ? {} : { confirmLeaving }) }
  return (await s.call(s.head, applyRoster, input)).importId!
}

const counts = async (noticeId: string) => {
  await s.follow()
  return (await s.call(s.office, getNotice, { noticeId })).notice.counts
}

test('whom a list brings in without an account a running notice waits for at once, and no longer once the list is taken back', async () => {
  const noticeId = await s.send()
  expect(await counts(noticeId)).toMatchObject({ asked: 5, withoutAccount: 0 })
  const importId = await bringIn([...staff, 'Новичкова Мадина Омаровна', 'Исаев Али Ахмедович'])
  expect(await counts(noticeId)).toMatchObject({ asked: 7, withoutAccount: 2 })
  const { people } = await s.call(s.head, noticeRecipients, { noticeId, text: 'новичкова' })
  expect(people).toMatchObject([{ standing: 'waiting', hasAccount: false, role: 'teacher' }])
  await s.call(s.head, undoRosterImport, { organisationId: s.schoolId, importId })
  expect(await counts(noticeId)).toMatchObject({ asked: 5, withoutAccount: 0, left: 2 })
})

test('who never joined and is missing from the next list is outside of the count', async () => {
  await bringIn([...staff, 'Уходящая Анна Ивановна'])
  const noticeId = await s.send()
  expect(await counts(noticeId)).toMatchObject({ asked: 6, withoutAccount: 1 })
  await bringIn(staff, 1)
  expect(await counts(noticeId)).toMatchObject({ asked: 5, withoutAccount: 0, left: 1 })
})

test('a graduate who never joined is outside of the count, and back in it once the year is taken back', async () => {
  const organisationId = s.schoolId
  await s.makeClass(s.head, '11А', 'Ибрагимов Али\nОмарова Аминат')
  const noticeId = await s.send(s.office, { circle: { roles: ['pupil'], organisationIds: [organisationId] } })
  expect(await counts(noticeId)).toMatchObject({ asked: 2, withoutAccount: 2 })
  await s.call(s.head, decideYear, { organisationId, on: new Date().toISOString().slice(0, 10) })
  const { plan } = await s.call(s.head, previewYear, { organisationId })
  const { rolloverId } = await s.call(s.head, applyYear, { organisationId, hash: plan!.hash })
  await turnTheYear()
  expect(await counts(noticeId)).toMatchObject({ asked: 0, left: 2 })
  await s.call(s.head, undoYear, { organisationId, rolloverId })
  await turnTheYear()
  expect(await counts(noticeId)).toMatchObject({ asked: 2, withoutAccount: 2, left: 0 })
})

async function turnTheYear(): Promise<void> {
  const reactions = new Map(Object.entries(schoolYearFeature.reactions ?? {}))
  while ((await claim(reactions, s.services)) > 0);
}
