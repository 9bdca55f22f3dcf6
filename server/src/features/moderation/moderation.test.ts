import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { filePaths } from '#protocol/files.ts'
import { deleteMessage, editMessage, messagesBySeq, sendMessage } from '#protocol/messages.ts'
import {
  confirmNotice,
  fileReport,
  getReport,
  listReports,
  moderationNotices,
  reportFilePaths,
  resolveReport,
  waitingReports,
} from '#protocol/moderation.ts'
import type { Actor } from '#server/platform/call.ts'
import { testSchool, type School } from '../conversations/testing.ts'
import { giveWayIn, signedIn } from '../accounts/testing.ts'
import { sweepFiles } from '../files/sweep-files.ts'
import { forgetReports } from './forget-reports.ts'

let folder: string
let school: School
let administrator: Actor
let lonelyHead: Actor
let lonelyPupil: Actor
let lonelyRoom: string
let operator: Actor
let address: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'peremena-reports-'))
  school = await testSchool({ env: { PEREMENA_DATA: folder } })
  address = (await school.app.listen()).address
  administrator = await school.make.staff(school.school, 'administrator', 'Юсупов', 'Юсуп', 'Юсупович')
  const lonely = await school.make.organisation('school', null)
  lonelyHead = await school.make.staff(lonely, 'head', 'Одинокий', 'Ислам')
  lonelyPupil = await school.make.person('Тихий', 'Расул')
  const alone = await school.make.class(lonely, '1')
  await school.make.enrolment(alone, lonelyPupil, 'pupil')
  lonelyRoom = await school.make.chat({ kind: 'class_pupils', organisationId: lonely, classId: alone, title: '1' }, [
    lonelyHead,
    lonelyPupil,
  ])
  operator = await school.make.person('Оператор', 'Сервера')
  await school.pool.query('insert into operators (person_id, made_at) values ($1, now())', [operator.personId])
})
afterAll(async () => {
  await school.close()
  rmSync(folder, { recursive: true, force: true })
})

const newId = () => school.services.newId()

async function say(by: Actor, conversationId: string, text: string): Promise<number> {
  return (await school.call(by, sendMessage, { id: newId(), conversationId, text })).seq
}

async function report(by: Actor, conversationId: string, seq: number, more: object = {}) {
  const id = newId()
  const { goesTo } = await school.call(by, fileReport, { id, conversationId, seq, ...more })
  return { id, goesTo }
}

async function everyPage(person: Actor): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | null | undefined
  do {
    const page: { reports: { id: string }[]; cursor: string | null } = await school.call(
      person,
      listReports,
      cursor ? { cursor } : {},
    )
    ids.push(...page.reports.map((row) => row.id))
    cursor = page.cursor
  } while (cursor)
  return ids
}

const openOf = async (person: Actor) => (await school.call(person, listReports, {})).reports.map((row) => row.id)
const noticesOf = async (person: Actor) => (await school.call(person, moderationNotices, {})).notices

describe('a message that hurts', () => {
  test('is seen by the head, the administrator and the form teacher, as it was, with what stood around it', async () => {
    for (const text of ['до', 'ещё до']) await say(school.fatima, school.pupils5, text)
    const seq = await say(school.ali, school.pupils5, 'обидные слова')
    await say(school.fatima, school.pupils5, 'после')
    const { id, goesTo } = await report(school.fatima, school.pupils5, seq, {
      reason: 'insult',
      comment: 'он так каждый день',
    })
    expect(goesTo).toBe('organisation')
    await school.call(school.ali, editMessage, { conversationId: school.pupils5, seq, text: 'просто шутка' })
    await school.call(school.ali, deleteMessage, { conversationId: school.pupils5, seq })
    for (const answerer of [school.head, administrator, school.teacher]) expect(await openOf(answerer)).toContain(id)
    const seen = await school.call(school.teacher, getReport, { reportId: id })
    expect(seen.lines.map((line) => [line.text, line.reported])).toEqual([
      ['до', false],
      ['ещё до', false],
      ['обидные слова', true],
      ['после', false],
    ])
    expect(seen).toMatchObject({
      comment: 'он так каждый день',
      reporter: { fullName: 'Магомедова Фатима' },
      report: { about: { id: school.ali.personId }, reason: 'insult' },
    })
    expect(seen.possible).not.toContain('delete_message')
  })

  test('stays hidden from everybody else, the one reported first of all', async () => {
    const seq = await say(school.ali, school.pupils5, 'ещё раз')
    const { id } = await report(school.fatima, school.pupils5, seq)
    for (const other of [
      school.ali,
      school.fatima,
      school.mother,
      school.secretary,
      school.office,
      school.stranger,
      operator,
    ]) {
      expect(await openOf(other)).not.toContain(id)
      expect(await school.refusal(other, getReport, { reportId: id })).toBe('not_found')
      expect(await school.refusal(other, resolveReport, { reportId: id, actions: ['warn'] })).toBe('not_found')
    }
  })

  test('each look is on record', async () => {
    const seq = await say(school.ali, school.pupils5, 'для записи')
    const { id } = await report(school.fatima, school.pupils5, seq)
    await school.call(school.head, getReport, { reportId: id })
    const { rows } = await school.pool.query(
      `select actor_id from audit_named where act = 'report.opened' and data->>'reportId' = $1`,
      [id],
    )
    expect(rows).toEqual([{ actor_id: school.head.personId }])
  })

  test('answered once for all who reported it: it goes, both sides are told, a second answer is refused', async () => {
    const seq = await say(school.ali, school.pupils5, 'гадость')
    const first = await report(school.fatima, school.pupils5, seq)
    const second = await report(school.teacher, school.pupils5, seq)
    expect((await school.call(school.head, listReports, {})).reports.find((row) => row.id === first.id)?.same).toBe(2)
    await school.call(school.head, resolveReport, { reportId: first.id, actions: ['delete_message', 'warn'] })
    const { messages } = await school.call(school.fatima, messagesBySeq, {
      conversationId: school.pupils5,
      seqs: [seq],
    })
    expect(messages[0]).toMatchObject({ text: '', deletedAt: expect.any(String) })
    expect(await school.refusal(administrator, resolveReport, { reportId: second.id, actions: ['warn'] })).toBe(
      'report_answered',
    )
    expect((await noticesOf(school.ali)).map((one) => one.kind).sort()).toEqual(['message_deleted', 'warned'])
    const told = await noticesOf(school.fatima)
    expect(told).toMatchObject([{ kind: 'report_answered', acted: true, conversationId: null }])
    await school.call(school.fatima, confirmNotice, { noticeId: told[0]!.id })
    expect(await noticesOf(school.fatima)).toEqual([])
    expect(await school.refusal(school.ali, confirmNotice, { noticeId: told[0]!.id })).toBe('not_found')
    const done = await school.call(school.head, listReports, { state: 'resolved' })
    expect(done.reports.find((row) => row.id === second.id)?.actions).toEqual(['delete_message', 'warn'])
  })

  test('reported twice by the same child is one report; what one cannot see cannot be reported', async () => {
    const seq = await say(school.ali, school.pupils5, 'дважды')
    const before = (await openOf(school.head)).length
    await report(school.fatima, school.pupils5, seq)
    await report(school.fatima, school.pupils5, seq)
    expect((await openOf(school.head)).length).toBe(before + 1)
    const id = newId()
    expect(await school.refusal(school.zaur, fileReport, { id, conversationId: school.pupils5, seq })).toBe('not_found')
    expect(await school.refusal(school.fatima, fileReport, { id, conversationId: school.pupils5, seq: 9999 })).toBe(
      'report_message_gone',
    )
    expect(await school.refusal(school.ali, fileReport, { id, conversationId: school.pupils5, seq })).toBe(
      'report_oneself',
    )
    expect(await school.refusal(school.ali, fileReport, { id })).toBe('report_what')
    expect(await school.refusal(school.zaur, fileReport, { id, personId: school.stranger.personId })).toBe('not_found')
  })

  test('the copy is forgotten a month after the answer, the decision stays', async () => {
    const seq = await say(school.ali, school.pupils5, 'старое')
    const { id } = await report(school.fatima, school.pupils5, seq, { comment: 'слова' })
    await school.call(school.head, resolveReport, { reportId: id, actions: ['dismiss'], note: 'обычный спор' })
    await forgetReports(school.services)
    expect((await school.call(school.head, getReport, { reportId: id })).lines).not.toEqual([])
    await school.pool.query(`update reports set resolved_at = resolved_at - interval '31 days' where id = $1`, [id])
    await forgetReports(school.services)
    expect(await school.call(school.head, getReport, { reportId: id })).toMatchObject({
      lines: [],
      comment: '',
      note: 'обычный спор',
    })
  })
})

test('a reported picture outlives its message for those who answer, and nobody else gets it', async () => {
  await giveWayIn(school, school.ali, 'ali')
  await giveWayIn(school, school.head, 'head')
  const [boy, head] = [await signedIn(address, 'ali'), await signedIn(address, 'head')]
  const fileId = newId()
  await boy.fetch(filePaths.upload(fileId, 'снимок.txt'), { method: 'POST', body: 'то, чего не должно быть' })
  const { seq } = await school.call(school.ali, sendMessage, {
    id: newId(),
    conversationId: school.pupils5,
    text: '',
    fileIds: [fileId],
  })
  const { id } = await report(school.fatima, school.pupils5, seq)
  await school.call(school.ali, deleteMessage, { conversationId: school.pupils5, seq })
  await sweepFiles(school.services)
  const path = reportFilePaths.original(id, fileId)
  const seen = await head.fetch(path)
  expect([seen.status, await seen.text(), seen.headers.get('cache-control')]).toEqual([
    200,
    'то, чего не должно быть',
    'no-store',
  ])
  expect((await boy.fetch(path)).status).toBe(404)
  await school.call(school.head, resolveReport, { reportId: id, actions: ['warn'] })
  await school.pool.query(`update reports set resolved_at = resolved_at - interval '31 days' where id = $1`, [id])
  await forgetReports(school.services)
  await sweepFiles(school.services)
  expect((await head.fetch(path)).status).toBe(404)
  expect((await school.pool.query('select from files where id = $1', [fileId])).rows).toEqual([])
})

test('a report under the id of its chat takes no files from the chat when it is forgotten', async () => {
  const fileId = newId()
  const boy = await signedIn(address, 'ali')
  await boy.fetch(filePaths.upload(fileId, 'урок.txt'), { method: 'POST', body: 'домашнее задание' })
  const line = { id: newId(), conversationId: school.pupils5, text: '', fileIds: [fileId] }
  const { seq } = await school.call(school.ali, sendMessage, line)
  const id = school.pupils5
  await school.call(school.fatima, fileReport, { id, conversationId: id, seq, reason: 'other' })
  await school.call(school.head, resolveReport, { reportId: id, actions: ['warn'] })
  await school.pool.query(`update reports set resolved_at = resolved_at - interval '31 days' where id = $1`, [id])
  await forgetReports(school.services)
  await sweepFiles(school.services)
  expect((await boy.fetch(filePaths.original(id, seq, fileId))).status).toBe(200)
})

describe('a report about those who would answer it', () => {
  test('about the head goes to the office, past the school’s own moderators', async () => {
    const seq = await say(school.head, school.staff, 'приказ кричать')
    const { id, goesTo } = await report(school.secretary, school.staff, seq)
    expect(goesTo).toBe('office')
    expect(await openOf(school.office)).toContain(id)
    for (const inside of [school.head, administrator, school.teacher]) expect(await openOf(inside)).not.toContain(id)
    await school.call(school.office, resolveReport, { reportId: id, actions: ['warn'] })
    expect((await noticesOf(school.head)).map((one) => one.kind)).toEqual(['warned'])
  })

  test('about the only moderator of a school without an office waits; the operator sees a number and no more', async () => {
    const seq = await say(lonelyHead, lonelyRoom, 'тишина')
    const { id, goesTo } = await report(lonelyPupil, lonelyRoom, seq)
    expect(goesTo).toBe('waiting')
    expect(await openOf(lonelyHead)).toEqual([])
    const { organisations } = await school.call(operator, waitingReports, {})
    expect(organisations).toMatchObject([{ count: 1 }])
    expect(JSON.stringify(organisations)).not.toContain('тишина')
    expect(await school.refusal(operator, getReport, { reportId: id })).toBe('not_found')
    expect(await school.refusal(school.head, waitingReports, {})).toBe('not_allowed')
  })

  test('a deputy who comes later finds the report that waited', async () => {
    const { rows } = await school.pool.query('select organisation_id from role_grants where person_id = $1', [
      lonelyHead.personId,
    ])
    const deputy = await school.make.staff(rows[0].organisation_id, 'deputy', 'Новый', 'Завуч')
    await school.pool.query(`update role_grants set valid_from = now() - interval '1 s' where person_id = $1`, [
      deputy.personId,
    ])
    expect(await openOf(deputy)).toHaveLength(1)
    expect((await school.call(operator, waitingReports, {})).organisations).toEqual([])
  })
})

describe('answers', () => {
  test('a form teacher warns and deletes but closes no account; the head does', async () => {
    const id = newId()
    await school.call(school.fatima, fileReport, { id, personId: school.ali.personId, reason: 'bullying' })
    expect((await school.call(school.teacher, getReport, { reportId: id })).possible).toEqual(['warn', 'dismiss'])
    const block = { reportId: id, actions: ['block_account' as const], note: 'травля, решение с родителями' }
    expect(await school.refusal(school.teacher, resolveReport, block)).toBe('report_action_impossible')
    await school.call(school.head, resolveReport, block)
    const { rows } = await school.pool.query('select blocked_at, blocked_by from accounts where person_id = $1', [
      school.ali.personId,
    ])
    expect(rows[0]).toMatchObject({ blocked_at: expect.any(Date), blocked_by: school.head.personId })
    await school.pool.query('update accounts set blocked_at = null where person_id = $1', [school.ali.personId])
  })

  test('two moderators at once: one answer counts', async () => {
    const seq = await say(school.ali, school.pupils5, 'одновременно')
    const { id } = await report(school.fatima, school.pupils5, seq)
    const decide = (by: Actor) => school.refusal(by, resolveReport, { reportId: id, actions: ['delete_message'] })
    expect((await Promise.all([decide(school.head), decide(administrator)])).sort()).toEqual([
      'no refusal',
      'report_answered',
    ])
  })

  test('a long queue is read page by page, nothing twice and nothing left out', async () => {
    for (let n = 0; n < 55; n++) {
      await school.pool.query(
        `insert into reports (id, reporter_id, about_id, organisation_id, about_moderator, reason, comment, filed_at, due_at, conversation_id, seq)
         values ($1, $2, $3, $4, false, 'spam', '', now(), date_trunc('hour', now()), $5, $6)`,
        [newId(), school.fatima.personId, school.zaur.personId, school.school, school.pupils5, 1000 + n],
      )
    }
    const { open } = await school.call(school.head, listReports, {})
    const all = await everyPage(school.head)
    expect(all.length).toBe(open)
    expect(new Set(all).size).toBe(all.length)
    expect(all.length).toBeGreaterThan(55)
    expect(await school.refusal(school.head, listReports, { cursor: 'x' })).toBe('bad_input')
  })
})
