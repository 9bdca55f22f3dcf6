import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readyReport, seeReport } from '#protocol/weekly-report.ts'
import type { Actor } from '#server/platform/call.ts'
import { organisationsKnown } from '#server/features/indicators/exports.ts'
import { takeFriday } from '#server/features/snapshots/exports.ts'
import { mailServer, type MailServer } from '#server/platform/mail-testing.ts'
import { testSchool, type School } from '../../conversations/testing.ts'
import { writeGoal, writeSnapshot } from '../testing.ts'
import { reportTopic } from './on-report-due.ts'

let mail: MailServer
let s: School
let week = 10

beforeAll(async () => {
  mail = await mailServer()
  s = await testSchool({ env: { ...mail.env, PEREMENA_PUBLIC_URL: 'https://school.example.org' } })
  await s.app.listen()
  await writeGoal(s.pool, s.town, 'staff_registered', 100)
  await giveEmail(s.head, 'head@example.org')
  await giveEmail(s.office, 'office@example.org')
  await giveEmail(s.teacher, 'teacher@example.org')
})
afterAll(async () => {
  await s.close()
  await mail.stop()
})
beforeEach(() => {
  mail.received.length = 0
})

async function giveEmail({ accountId }: Actor, box: string): Promise<void> {
  await s.pool.query('insert into account_emails values ($1, $2, now())', [accountId, box])
}

/** A Friday that was cut off so many days ago. */
async function friday(days = 0, kind: 'friday' | 'interim' = 'friday'): Promise<string> {
  const under = { parentId: s.town, above: [s.town] }
  return writeSnapshot(s.pool, {
    ...{ topId: s.town, kind, week: `2026-W${++week}`, cutOffAt: new Date(Date.now() - 60_000 - days * 86_400_000) },
    organisations: [
      { id: s.town, parentId: null, above: [], kind: 'municipality', shortName: 'Управление' },
      {
        ...{ ...under, id: s.school, kind: 'school', shortName: 'Школа № 10' },
        values: { orgs_active: [1, 1], staff_registered: [18, 24], pupils_registered: [3, 400] },
      },
    ],
  })
}

const taken = (snapshotId: string) =>
  s.pool.query(`insert into outbox (topic, stream_id, data, due_at) values ($1, $2, $3, now())`, [
    ...[reportTopic, snapshotId, JSON.stringify({ after: null })],
  ])

async function allHandled(): Promise<void> {
  const left = async () => (await s.pool.query('select from outbox')).rowCount
  await expect.poll(left, { timeout: 15_000 }).toBe(0)
}

const boxes = () => mail.received.flatMap(({ to }) => to).toSorted((one, other) => one.localeCompare(other))
const textTo = (box: string) => mail.received.find(({ to }) => to.includes(box))?.text.replaceAll('\r\n', '\n')

describe('after a Friday', () => {
  test('a head gets one letter: what is below the goal, and the one press that mends it; an office its sums', async () => {
    await taken(await friday())
    await allHandled()
    expect(boxes()).toEqual(['head@example.org', 'office@example.org'])
    const head = textTo('head@example.org')!
    expect(head).toContain('Сотрудники зарегистрированы: 18 из 24, 75\u00a0% при цели 100\u00a0%')
    expect(head).toContain(
      `Выдать коды 6\u00a0сотрудникам, кто ещё не вошёл\nhttps://school.example.org/organisations/${s.school}/staff`,
    )
    expect(head).toContain(`https://school.example.org/stats/${s.school}/report`)
    const office = textTo('office@example.org')!
    expect(office).toContain('Активных организаций: 1 из 1')
    expect(office).toContain('Организаций ниже цели: 1.')
    expect(office).toContain(`https://school.example.org/stats/${s.town}/report`)
  })

  test('no letter names a person', async () => {
    await taken(await friday())
    await allHandled()
    const { rows } = await s.pool.query<{ name: string }>('select family_name as name from persons')
    const all = mail.received.map(({ raw, text }) => raw + text).join('\n')
    expect(rows.filter(({ name }) => all.includes(name))).toEqual([])
  })

  test('the same snapshot told twice is one letter each', async () => {
    const id = await friday()
    await taken(id)
    await taken(id)
    await allHandled()
    expect(mail.received).toHaveLength(2)
  })

  test('nobody is written to after an interim one, nor about a week that is over', async () => {
    await taken(await friday(0, 'interim'))
    await taken(await friday(8))
    await allHandled()
    expect(mail.received).toEqual([])
  })

  test('a mail server that is down on Friday gets the letters when it is back, once', async () => {
    await mail.stop()
    await taken(await friday())
    const waiting = async () =>
      (await s.pool.query(`select from outbox where topic = 'mail.due' and attempts > 0`)).rowCount
    await expect.poll(waiting, { timeout: 20_000 }).toBe(2)
    await mail.start()
    await s.pool.query(`update outbox set due_at = now() where topic = 'mail.due'`)
    await allHandled()
    expect(boxes()).toEqual(['head@example.org', 'office@example.org'])
  })

  test('the app says so until it is opened', async () => {
    const id = await friday()
    await taken(id)
    await allHandled()
    const { report } = await s.call(s.head, readyReport, {})
    expect(report).toEqual({
      snapshotId: id,
      week: `2026-W${week}`,
      organisation: { id: s.school, shortName: 'school' },
    })
    expect((await s.call(s.teacher, readyReport, {})).report).toBeNull()
    expect((await s.eventsOf(s.head.personId)).at(-1)).toMatchObject({
      name: 'weeklyReport.ready',
      data: { snapshotId: id },
    })
    await s.call(s.head, seeReport, { snapshotId: id })
    expect((await s.call(s.head, readyReport, {})).report).toBeNull()
  })

  test('that the server itself has taken, the letters leave by themselves', async () => {
    const at = s.services.clock.now()
    const organisation = (await organisationsKnown(s.services.db, at)).find(({ id }) => id === s.town)!
    // A Friday is complete a while after its cut-off.
    const soon = { ...s.services, clock: { now: () => new Date(at.getTime() + 20 * 60_000) } }
    expect(await takeFriday(soon, { organisation, week: '2026-W09', at })).toBe(true)
    await s.pool.query('update outbox set due_at = now()')
    await allHandled()
    expect(boxes()).toEqual(['head@example.org', 'office@example.org'])
    expect(textTo('office@example.org')).toContain('Организаций ниже цели: 1.')
  })
})
