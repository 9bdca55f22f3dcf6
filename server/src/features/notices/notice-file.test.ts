import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filePaths, type UploadedFile } from '#protocol/files.ts'
import { getNotice, noticeFilePath, sendNotice } from '#protocol/notices.ts'
import type { Actor } from '#server/platform/call.ts'
import { newId } from '#server/platform/ids.ts'
import { browser } from '#server/testing/browser.ts'
import { noticeWorld, type NoticeWorld } from './testing.ts'

let folder: string
let s: NoticeWorld
let address: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'peremena-notices-'))
  s = await noticeWorld({ env: { PEREMENA_DATA: folder } })
  address = (await s.app.listen()).address
}, 300_000)
afterAll(async () => {
  await s.close()
  rmSync(folder, { recursive: true, force: true })
})

async function browserOf({ accountId, sessionId }: Actor) {
  await s.pool.query(
    `insert into sessions (id, account_id, token_hash, device, expires_at)
     values ($1, $2, sha256(convert_to($3, 'UTF8')), 'test', now() + interval '1 day') on conflict do nothing`,
    [sessionId, accountId, sessionId],
  )
  return Object.assign(browser(address), { cookie: `peremena_session=${sessionId}` })
}

async function upload(by: Actor): Promise<string> {
  const id = newId()
  const body = 'Приказ № 14'
  const answer = await (await browserOf(by)).fetch(filePaths.upload(id, 'Приказ.txt'), { method: 'POST', body })
  return ((await answer.json()) as UploadedFile).file.id
}

const read = async (by: Actor, noticeId: string) => (await browserOf(by)).fetch(noticeFilePath(noticeId))

test('the file of a notice is read by whoever is asked or follows it, and by nobody else', async () => {
  const fileId = await upload(s.office)
  const circle = { roles: ['head' as const], organisationIds: [s.schoolId] }
  const noticeId = await s.send(s.office, { fileId, circle })
  expect(await (await read(s.head, noticeId)).text()).toBe('Приказ № 14')
  expect((await read(s.office, noticeId)).status).toBe(200)
  for (const other of [s.teacher, s.otherHead, s.stranger]) expect((await read(other, noticeId)).status).toBe(404)
  expect((await browser(address).fetch(noticeFilePath(noticeId))).status).toBe(401)
  expect(await s.call(s.head, getNotice, { noticeId })).toMatchObject({ file: { id: fileId, name: 'Приказ.txt' } })
})

test('a file is one’s own and goes into one notice only', async () => {
  const fileId = await upload(s.office)
  await s.send(s.office, { fileId })
  const dueAt = new Date(Date.now() + 60_000).toISOString()
  const again = { id: newId(), title: 'Ещё раз', text: '', circle: { roles: ['head'] }, dueAt, fileId }
  expect(await s.refusal(s.office, sendNotice, { ...again, organisationId: s.officeId })).toBe('file_already_sent')
  const others = {
    ...again,
    organisationId: s.schoolId,
    circle: { roles: ['teacher'] },
    fileId: await upload(s.office),
  }
  expect(await s.refusal(s.head, sendNotice, others)).toBe('file_not_yours')
})
