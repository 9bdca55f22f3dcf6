import { unzipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/node'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  acknowledgeNotice,
  exportNotice,
  getNotice,
  listNotices,
  noticeOrganisations,
  noticeRecipients,
  noticeSenders,
  openedNotice,
  previewNotice,
  sendNotice,
  withdrawNotice,
  type NoticeCircle,
} from '#protocol/notices.ts'
import { grantRole, removeStaff } from '#protocol/roster.ts'
import type { Actor } from '#server/platform/call.ts'
import { newId } from '#server/platform/ids.ts'
import { noticesUsedBetween } from './exports.ts'
import { noticeWorld, type NoticeWorld } from './testing.ts'

let s: NoticeWorld
let ahead = 0
beforeAll(async () => {
  s = await noticeWorld({ clock: { now: () => new Date(Date.now() + ahead) } })
}, 300_000)
beforeEach(() => {
  ahead = 0
})
afterAll(() => s.close())

const names = async (by: Actor, noticeId: string, more: object = {}) =>
  (await s.call(by, noticeRecipients, { noticeId, ...more })).people.map(({ person }) => person.fullName)
const counts = async (by: Actor, noticeId: string) => (await s.call(by, getNotice, { noticeId })).notice.counts
const waiting = async (by: Actor) => (await s.call(by, listNotices, { box: 'asked' })).waiting
const all: NoticeCircle = { roles: ['head', 'teacher'] }

describe('whoever is asked', () => {
  test('finds it first in the list, acknowledges once, and the office sees it counted', async () => {
    const before = await waiting(s.head)
    const noticeId = await s.send()
    expect(await waiting(s.head)).toBe(before + 1)
    const { notices } = await s.call(s.head, listNotices, { box: 'asked' })
    expect(notices[0]).toMatchObject({ id: noticeId, title: 'О подготовке к зиме', mine: { acknowledgedAt: null } })
    const first = await s.call(s.head, acknowledgeNotice, { noticeId })
    const again = await s.call(s.head, acknowledgeNotice, { noticeId })
    expect(again).toEqual(first)
    expect(first.late).toBe(false)
    expect(await waiting(s.head)).toBe(before)
    expect(await counts(s.office, noticeId)).toEqual({
      ...{ asked: 5, acknowledged: 1, late: 0, withoutAccount: 0, left: 0, onLeave: 0 },
    })
  })

  test('in two organisations is asked in each, and one press stands in both', async () => {
    const noticeId = await s.send()
    await s.call(s.both, acknowledgeNotice, { noticeId })
    const { organisations } = await s.call(s.office, noticeOrganisations, { noticeId })
    expect(organisations.map((one) => [one.organisation.shortName, one.counts.asked, one.counts.acknowledged])).toEqual(
      [
        ['СОШ № 1', 3, 1],
        ['СОШ № 2', 2, 1],
      ],
    )
  })

  test('at the same moment as others, or twice from two devices, is written down once', async () => {
    const noticeId = await s.send()
    const answers = await Promise.all(
      [s.head, s.teacher, s.teacher, s.both, s.otherHead].map((who) => s.call(who, acknowledgeNotice, { noticeId })),
    )
    expect(answers[1]).toEqual(answers[2])
    expect(await counts(s.office, noticeId)).toMatchObject({ asked: 5, acknowledged: 5, late: 0 })
  })

  test('after the deadline is late, and stands so in the numbers', async () => {
    const noticeId = await s.send()
    await s.call(s.teacher, acknowledgeNotice, { noticeId })
    ahead = 2 * 24 * 60 * 60_000
    expect(await s.call(s.head, acknowledgeNotice, { noticeId })).toMatchObject({ late: true })
    expect(await counts(s.office, noticeId)).toMatchObject({ asked: 5, acknowledged: 1, late: 1 })
    expect(await names(s.office, noticeId, { standing: 'late' })).toEqual(['Гаджиева Зайнаб Магомедовна'])
  })

  test('has nothing more to do when it is withdrawn; what was acknowledged stays', async () => {
    const before = await waiting(s.head)
    const noticeId = await s.send()
    await s.call(s.teacher, acknowledgeNotice, { noticeId })
    expect(await s.refusal(s.head, withdrawNotice, { noticeId })).toBe('not_allowed')
    await s.call(s.office, withdrawNotice, { noticeId })
    await s.call(s.office, withdrawNotice, { noticeId })
    expect(await waiting(s.head)).toBe(before)
    expect(await s.refusal(s.head, acknowledgeNotice, { noticeId })).toBe('notice_withdrawn')
    expect(await s.call(s.teacher, acknowledgeNotice, { noticeId })).toMatchObject({ late: false })
    expect(await counts(s.office, noticeId)).toMatchObject({ acknowledged: 1 })
  })

  test('nobody acknowledges who is not asked, nor for another', async () => {
    const noticeId = await s.send()
    expect(await s.refusal(s.office, acknowledgeNotice, { noticeId })).toBe('not_allowed')
    expect(await s.refusal(s.stranger, acknowledgeNotice, { noticeId })).toBe('not_found')
    expect(await s.refusal(s.stranger, getNotice, { noticeId })).toBe('not_found')
    expect(await s.refusal(s.office, acknowledgeNotice, { noticeId, personId: s.head.personId })).toBe('bad_input')
  })
})

describe('the circle', () => {
  test('is counted before it is sent: people, organisations, who has no account yet', async () => {
    await s.invite(s.head, s.schoolId, 'teacher', 'Новикова Ольга Ивановна')
    const preview = await s.call(s.office, previewNotice, { organisationId: s.officeId, circle: all })
    expect(preview).toMatchObject({ people: 6, organisations: 2, withoutAccount: 1, onLeave: 0 })
    await s.pool.query(
      `delete from role_grant_facts where person_id in (select id from persons where family_name = 'Новикова')`,
    )
    const heads: NoticeCircle = { roles: ['head'], organisationIds: [s.otherId] }
    expect(await s.call(s.office, previewNotice, { organisationId: s.officeId, circle: heads })).toMatchObject({
      ...{ people: 1, organisations: 1 },
    })
  })

  test('reaches down the tree only, never past it, and nobody sends in the name of another', async () => {
    const circle: NoticeCircle = { roles: ['head'], organisationIds: [s.otherId] }
    expect(await s.refusal(s.head, sendNotice, input({ organisationId: s.officeId, circle }))).toBe('not_found')
    expect(await s.refusal(s.office, sendNotice, input({ organisationId: s.schoolId, circle: all }))).toBe(
      'not_allowed',
    )
    expect(await s.refusal(s.head, sendNotice, input({ organisationId: s.schoolId, circle }))).toBe(
      'notice_circle_empty',
    )
    expect(await s.refusal(s.teacher, sendNotice, input({ organisationId: s.schoolId, circle: all }))).toBe(
      'not_allowed',
    )
    const past = input({ organisationId: s.officeId, circle: all, dueAt: '2020-01-01T00:00:00.000Z' })
    expect(await s.refusal(s.office, sendNotice, past)).toBe('notice_due_passed')
  })

  test('sent again under the same id asks nobody twice', async () => {
    const id = newId()
    await s.send(s.office, { id })
    await s.send(s.office, { id })
    expect(await counts(s.office, id)).toMatchObject({ asked: 5 })
    expect(await s.refusal(s.head, sendNotice, input({ id, organisationId: s.schoolId, circle: all }))).toBe('id_taken')
  })

  test('follows the roster while it runs: newcomers are asked, who leaves is outside the count', async () => {
    const noticeId = await s.send()
    const come = await s.hire(s.otherHead, s.otherId, 'teacher', 'Новичкова Мадина Омаровна')
    await s.follow()
    expect(await waiting(come)).toBeGreaterThan(0)
    expect(await counts(s.office, noticeId)).toMatchObject({ asked: 6, left: 0 })
    await s.call(s.otherHead, removeStaff, { organisationId: s.otherId, personId: come.personId })
    await s.follow()
    expect(await counts(s.office, noticeId)).toMatchObject({ asked: 5, left: 1 })
    expect(await names(s.otherHead, noticeId, { standing: 'left' })).toEqual(['Новичкова Мадина Омаровна'])
    expect(await s.refusal(come, acknowledgeNotice, { noticeId })).toBe('notice_not_asked')
  })

  test('asks again in the second organisation whoever comes there later; what was acknowledged in the first stays', async () => {
    const noticeId = await s.send()
    const first = await s.call(s.teacher, acknowledgeNotice, { noticeId })
    const role = { organisationId: s.otherId, personId: s.teacher.personId, role: 'teacher', position: '' } as const
    await s.pool.query(
      `insert into role_grant_facts (id, person_id, organisation_id, role, position, valid_from)
       values ($1, $2, $3, 'teacher', '', now() - interval '1 hour')`,
      [newId(), role.personId, role.organisationId],
    )
    await s.call(s.otherHead, grantRole, { ...role, role: 'staff' })
    await s.follow()
    const before = await waiting(s.teacher)
    expect((await s.call(s.teacher, getNotice, { noticeId })).notice.mine).toMatchObject({ acknowledgedAt: null })
    expect(await s.call(s.teacher, acknowledgeNotice, { noticeId })).toEqual(first)
    expect(await waiting(s.teacher)).toBe(before - 1)
    await s.call(s.otherHead, removeStaff, { organisationId: s.otherId, personId: s.teacher.personId })
    await s.follow()
    expect((await s.call(s.teacher, getNotice, { noticeId })).notice.mine).toEqual({
      ...first,
      asked: true,
      onLeave: false,
    })
  })

  test('holds nobody on long leave', async () => {
    await s.pool.query(
      `insert into leave_facts (id, person_id, organisation_id, valid_from) values ($1, $2, $3, now() - interval '1 day')`,
      [newId(), s.teacher.personId, s.schoolId],
    )
    const circle: NoticeCircle = { roles: ['teacher'], organisationIds: [s.schoolId] }
    expect(await s.call(s.office, previewNotice, { organisationId: s.officeId, circle })).toMatchObject({
      ...{ people: 1, onLeave: 1 },
    })
    await s.pool.query('delete from leave_facts')
  })

  test('of a form teacher is the own class: its guardians and pupils, nobody else', async () => {
    const classId = await s.makeClass(s.head, '5А', 'Гасанова Фатима', s.teacher)
    const { senders } = await s.call(s.teacher, noticeSenders, {})
    expect(senders).toMatchObject([{ whole: false, classes: [{ id: classId, name: '5А' }] }])
    const organisationId = s.schoolId
    const noticeId = await s.send(s.teacher, { organisationId, circle: { roles: ['pupil'], classId } })
    expect(await names(s.teacher, noticeId)).toEqual(['Гасанова Фатима'])
    expect(await counts(s.head, noticeId)).toMatchObject({ asked: 1, withoutAccount: 1 })
    const wider = input({ organisationId, circle: { roles: ['pupil', 'teacher'], classId } })
    expect(await s.refusal(s.teacher, sendNotice, wider)).toBe('not_allowed')
    const whole = input({ organisationId, circle: { roles: ['pupil'] } })
    expect(await s.refusal(s.teacher, sendNotice, whole)).toBe('not_allowed')
  })
})

describe('the state', () => {
  test('shows an office counts and the names of heads, a head the names of the own staff, others nothing', async () => {
    const noticeId = await s.send()
    expect(await names(s.office, noticeId)).toEqual(['Гаджиева Зайнаб Магомедовна', 'Исаев Иса Исаевич'])
    expect(await names(s.office, noticeId, { organisationId: s.otherId })).toEqual(['Исаев Иса Исаевич'])
    expect(await names(s.otherHead, noticeId)).toEqual(['Ёлкина Анна Петровна', 'Исаев Иса Исаевич'])
    expect(await names(s.otherHead, noticeId, { organisationId: s.schoolId })).toEqual([])
    expect(await names(s.head, noticeId, { text: 'елк' })).toEqual(['Ёлкина Анна Петровна'])
    expect(await counts(s.otherHead, noticeId)).toMatchObject({ asked: 2 })
    expect(await s.refusal(s.teacher, noticeRecipients, { noticeId })).toBe('not_allowed')
    expect((await s.call(s.teacher, getNotice, { noticeId })).notice.counts).toBeNull()
  })

  test('of what a school asks itself is not the office’s to read', async () => {
    const noticeId = await s.send(s.head, { organisationId: s.schoolId, circle: { roles: ['teacher'] } })
    expect(await s.refusal(s.office, getNotice, { noticeId })).toBe('not_found')
    const { notices } = await s.call(s.office, listNotices, { box: 'followed' })
    expect(notices.map(({ id }) => id)).not.toContain(noticeId)
    const own = await s.call(s.head, listNotices, { box: 'followed' })
    expect(own.notices[0]).toMatchObject({ id: noticeId, counts: { asked: 2 } })
  })

  test('looked at by name is on record in the journal of whose people they are', async () => {
    const noticeId = await s.send()
    await names(s.otherHead, noticeId)
    await names(s.office, noticeId, { organisationId: s.stranger.personId })
    const { rows } = await s.pool.query(
      `select organisation_id, data from audit where act = 'notice.names_seen' and data ->> 'noticeId' = $1 order by id`,
      [noticeId],
    )
    expect(rows.map((row) => row.organisation_id)).toEqual([s.otherId, s.officeId])
  })

  test('leaves as a list only with a reason, under a number, with the exporter’s name, and never as a formula', async () => {
    const noticeId = await s.send()
    await s.pool.query(`update notice_recipients set position = '=HYPERLINK("x")' where person_id = $1`, [
      s.otherHead.personId,
    ])
    expect(await s.refusal(s.office, exportNotice, { noticeId, as: 'xlsx', reason: '' })).toBe('bad_input')
    const made = await s.call(s.office, exportNotice, { noticeId, as: 'xlsx', reason: 'Для отчёта министерству' })
    const next = await s.call(s.office, exportNotice, { noticeId, as: 'print', reason: 'Для дела' })
    expect(next.number).toBe(made.number + 1)
    expect(next).toMatchObject({ base64: null, by: 'Омаров Шамиль Ахмедович' })
    expect(next.people).toHaveLength(2)
    const { sheets, footers } = await readWorkbook(made.base64!)
    expect(sheets[0]).toEqual([
      [
        'Организация',
        'Всего',
        'Ознакомлены',
        'С опозданием',
        'Не ознакомлены',
        'Из них без входа',
        'В отпуске',
        'Выбыли',
      ],
      ['СОШ № 1', '3', '0', '0', '3', '0', '0', '0'],
      ['СОШ № 2', '2', '0', '0', '2', '0', '0', '0'],
    ])
    expect(sheets[1]![2]!.slice(1, 4)).toEqual(['Исаев Иса Исаевич', `'=HYPERLINK("x")`, 'СОШ № 2'])
    for (const footer of footers) expect(footer).toContain(`Выгрузка № ${made.number} · Омаров Шамиль Ахмедович`)
    const { rows } = await s.pool.query(
      `select t.text from audit a join audit_notes t on t.audit_id = a.id where a.act = 'notice.exported' order by a.id`,
    )
    expect(rows.map((row) => row.text)).toEqual(['Для отчёта министерству', 'Для дела'])
  })
})

describe('use', () => {
  test('is a notice that was on the screen or acknowledged, in the organisation where it was asked', async () => {
    const from = new Date()
    const noticeId = await s.send()
    await s.call(s.teacher, openedNotice, { noticeId })
    await s.call(s.otherHead, acknowledgeNotice, { noticeId })
    const used = await noticesUsedBetween(s.services.db, from, new Date())
    expect(new Set(used.map((one) => `${one.personId} ${one.organisationId}`))).toEqual(
      new Set([`${s.teacher.personId} ${s.schoolId}`, `${s.otherHead.personId} ${s.otherId}`]),
    )
  })
})

test('everybody who is asked hears of it live, without a word of what it says, and those who watch once for many', async () => {
  const noticeId = await s.send()
  const heard = async (id: string, name: string) => {
    const { rows } = await s.pool.query<{ data: unknown }>(
      `select data from events where data ->> 'noticeId' = $1 and stream_id = $2 and name = $3`,
      [noticeId, id, name],
    )
    for (const { data } of rows) expect(data).toEqual({ noticeId })
    return rows.length
  }
  await s.follow()
  expect(await heard(s.otherHead.personId, 'notices.changed')).toBe(1)
  const progressed = () =>
    Promise.all([s.officeId, s.schoolId, s.otherId].map((id) => heard(id, 'organisation.noticeProgressed')))
  const [office, school, other] = await progressed()
  for (const who of [s.head, s.teacher]) await s.call(who, acknowledgeNotice, { noticeId })
  await s.follow()
  expect(await progressed()).toEqual([office! + 1, school! + 1, other])
})

test('rings the devices of those who are asked once for several notices, and not again for a withdrawal', async () => {
  await s.pool.query(
    `insert into sessions (id, account_id, token_hash, device, expires_at) values ($1, $2, $3, 'phone', now() + interval '1 day')`,
    [s.head.sessionId, s.head.accountId, Buffer.from(s.head.sessionId)],
  )
  await s.pool.query(
    `insert into push_subscriptions (id, session_id, person_id, endpoint, p256dh, auth, created_at)
     values ($1, $2, $3, 'https://push.example/x', 'x', 'x', now())`,
    [newId(), s.head.sessionId, s.head.personId],
  )
  const queued = async () => (await s.pool.query('select kind, tag from push_queue')).rows
  const first = await s.send()
  await s.send()
  await s.follow()
  expect(await queued()).toEqual([{ kind: 'notice', tag: 'notices' }])
  await s.pool.query('delete from push_queue')
  await s.call(s.office, withdrawNotice, { noticeId: first })
  await s.follow()
  expect(await queued()).toEqual([])
})

function input(more: object) {
  const dueAt = new Date(Date.now() + 60_000).toISOString()
  return { id: newId(), title: 'Приказ', text: '', dueAt, ...more }
}

async function readWorkbook(base64: string): Promise<{ sheets: string[][][]; footers: string[] }> {
  const bytes = Buffer.from(base64, 'base64')
  const sheets = await readXlsxFile(bytes)
  const files = unzipSync(bytes)
  const pages = Object.keys(files).filter((name) => name.startsWith('xl/worksheets/sheet'))
  return {
    sheets: sheets.map(({ data }) => data.map((row) => row.map((cell) => String(cell ?? '')))),
    footers: pages.map((name) => Buffer.from(files[name]!).toString()),
  }
}
