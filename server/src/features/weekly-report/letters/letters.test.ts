import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
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
  s.pool.query(`insert into outbox (topic, stream_id, data, due_at) values ($1, $2, '{}', now())`, [
    ...[reportTopic, snapshotId],
  ])

async function allHandled(): Promise<void> {
  const left = async () => (await s.pool.query('select from outbox')).rowCount
  await expect.poll(left).toBe(0)
}

/** Heads of the same school; one of each hundred has a box. */
async function manyHeads(count: number): Promise<void> {
  await s.pool.query(
    `with made as (
       insert into persons (id, family_name, given_name) select gen_random_uuid(), 'Многих', n::text
       from generate_series(1, $2::int) n returning id, given_name),
     streams as (
       insert into streams (id, kind) select id, 'person' from made),
     granted as (
       insert into role_grant_facts (id, person_id, organisation_id, role, valid_from, recorded_at)
       select gen_random_uuid(), id, $1, 'head', now() - interval '1 day', now() - interval '1 day' from made),
     accounts as (
       insert into accounts (id, person_id, login, password_hash)
       select gen_random_uuid(), id, 'many' || given_name, 'x' from made returning id, login)
     insert into account_emails select id, login || '@example.org', now() from accounts where login like '%00'`,
    [s.school, count],
  )
}

/** How often the tree or its readers were read until everybody was told. */
async function readingsOf(snapshotId: string): Promise<number> {
  const spy = vi.spyOn(pg.Client.prototype, 'query')
  try {
    await taken(snapshotId)
    await allHandled()
    const queries: readonly unknown[] = spy.mock.calls.map(([query]) => query)
    const texts = queries.map((query) => (typeof query === 'string' ? query : (query as { text: string }).text))
    return texts.filter((text) => /snapshot_values v|snapshot_organisations p join role_grants/.test(text)).length
  } finally {
    spy.mockRestore()
  }
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

  test('hundreds of heads are written to from one reading of the tree', async () => {
    const few = await readingsOf(await friday())
    expect(few).toBeGreaterThan(0)
    await manyHeads(250)
    mail.received.length = 0
    const id = await friday()
    expect(await readingsOf(id)).toBe(few)
    const { rowCount } = await s.pool.query('select from report_readers where snapshot_id = $1', [id])
    expect(rowCount).toBe(252)
    expect(boxes()).toEqual(['head@example.org', 'many100@example.org', 'many200@example.org', 'office@example.org'])
    await s.pool.query(`delete from account_emails where address like 'many%'`)
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
