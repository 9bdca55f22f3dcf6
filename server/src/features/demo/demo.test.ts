import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { snapshotsOf, totalsOf, verifySnapshot } from '#server/features/snapshots/exports.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { me, signIn } from '#protocol/accounts.ts'
import { getClass, listClasses } from '#protocol/classes.ts'
import { listConversations } from '#protocol/conversations.ts'
import { demoPeople, demoSignIn, type DemoPerson } from '#protocol/demo.ts'
import { filePaths, type FileBrief } from '#protocol/files.ts'
import { listInvitations, listJoins } from '#protocol/invitations.ts'
import { searchMessages } from '#protocol/messages.ts'
import { getReport, listReports } from '#protocol/moderation.ts'
import { listOrganisations } from '#protocol/organisations.ts'
import { myChildren, rosterNotices } from '#protocol/roster.ts'
import { reviewDirects } from '#server/features/conversations/exports.ts'
import { followRoster } from '#server/features/organisations/exports.ts'
import { runAs } from '#server/platform/run-command.ts'
import { testServer, type TestServer } from '#server/platform/testing.ts'
import { browser, type Browser } from '#server/testing/browser.ts'
import { buildDemo } from './build-demo.ts'
import { isTalkTime } from './calendar.ts'

let folder: string
let server: TestServer
let address: string
let people: DemoPerson[]
let password: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'peremena-demo-'))
  server = await testServer({ env: { PEREMENA_DEMO: '1', PEREMENA_DATA: folder } })
  await buildDemo(server.services)
  address = (await server.app.listen()).address
  ;({ people, password } = await browser(address).call(demoPeople, {}))
}, 300_000)
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What breaks a rule; every query below asks for counter-examples. */
async function broken(query: string): Promise<unknown[]> {
  return (await server.pool.query(query)).rows
}

async function as(login: string): Promise<Browser> {
  const one = browser(address)
  await one.call(demoSignIn, { personId: people.find((person) => person.login === login)!.personId })
  return one
}

describe('the demo is what the commands would have left behind', () => {
  test('lines are numbered without gaps, in order of time, and the counters agree', async () => {
    expect(
      await broken(`
        select s.id from streams s join messages m on m.conversation_id = s.id
        group by s.id, s.last_seq, s.last_count
        having s.last_seq <> max(m.seq) or s.last_seq <> count(*) or s.last_count <> max(m.count)
          or s.last_count <> count(*) filter (where m.system is null)`),
    ).toEqual([])
    expect(
      await broken(`
        select * from (
          select at - lag(at) over (partition by conversation_id order by seq) as step,
            count - (count(*) filter (where system is null) over (partition by conversation_id order by seq)) as extra
          from messages) m
        where step < interval '0' or extra <> 0`),
    ).toEqual([])
  })

  test('the log has no gaps up to the newest version, and reaches back as far as logs are kept', async () => {
    expect(
      await broken(`
        select stream_id from events join streams s on s.id = stream_id group by stream_id, s.version
        having max(events.version) <> s.version or count(*) <> max(events.version) - min(events.version) + 1`),
    ).toEqual([])
    expect(await broken(`select 1 from events where day < (now() at time zone 'UTC')::date - 30`)).toEqual([])
    expect(
      await broken(`
        select m.seq from messages m join streams s on s.id = m.conversation_id
        where m.v > s.version or not exists (select from events e where e.stream_id = s.id and e.version = m.v)
          and m.at > now() - interval '29 days'`),
    ).toEqual([])
    expect(
      await broken(`
        select e.version from events e join streams s on s.id = e.stream_id where e.audience_version > s.audience_version`),
    ).toEqual([])
  })

  test('events that carried a text carry what the message says now', async () => {
    expect(
      await broken(`
        select m.text, e.data from messages m cross join unnest(m.content_versions) as c (version)
        join events e on e.stream_id = m.conversation_id and e.version = c.version
        where m.text is distinct from coalesce(e.data -> 'message' ->> 'text', e.data ->> 'text')`),
    ).toEqual([])
  })

  test('counts of people, reactions and mentions are those of the rows', async () => {
    expect(
      await broken(`
        select c.id from conversations c left join participants p on p.conversation_id = c.id and p.left_at is null
        group by c.id having c.participant_count <> count(p.person_id)
          or (c.audience ->> 'staff')::int <> count(*) filter (where p.circle = 'staff')
          or (c.audience ->> 'pupils')::int <> count(*) filter (where p.circle = 'pupils')
          or (c.audience ->> 'guardians')::int <> count(*) filter (where p.circle = 'guardians')`),
    ).toEqual([])
    expect(
      await broken(`
        select m.seq from messages m left join reactions r on r.conversation_id = m.conversation_id and r.seq = m.seq
        group by m.conversation_id, m.seq
        having coalesce((select sum((x ->> 'count')::int) from jsonb_array_elements(m.reactions) x), 0) <> count(r.person_id)`),
    ).toEqual([])
    expect(
      await broken(`
        select m.seq from messages m cross join jsonb_array_elements(m.entities) e
        where e ->> 'type' = 'mention' and not exists (select from mentions x where x.conversation_id = m.conversation_id
          and x.seq = m.seq and x.person_id = (e ->> 'personId')::uuid)`),
    ).toEqual([])
  })

  test('nobody has read past the end, nor less than they wrote, and only whoever is inside speaks', async () => {
    expect(
      await broken(`
        select r.seq from read_marks r join streams s on s.id = r.conversation_id
        left join messages m on m.conversation_id = r.conversation_id and m.seq = r.seq
        where r.seq > s.last_seq or m.count is distinct from r.count or r.seq < (
          select max(o.seq) from messages o where o.conversation_id = r.conversation_id and o.author_id = r.person_id)`),
    ).toEqual([])
    expect(
      await broken(`
        select m.seq from messages m where m.author_id is not null and not exists (
          select from participants p join conversations c on c.id = p.conversation_id
          where p.conversation_id = m.conversation_id and p.person_id = m.author_id
            and p.role <> 'reader' and (c.kind <> 'channel' or p.role = 'owner'))`),
    ).toEqual([])
  })

  test('the chats of the roster hold exactly whom the roster would put there', async () => {
    const { rows } = await server.pool.query<{ id: string }>('select id from persons')
    const before = await broken('select * from participants order by conversation_id, person_id')
    await runAs(server.services, null, (ctx) =>
      followRoster(
        ctx,
        rows.map((row) => row.id),
      ),
    )
    expect(await broken('select * from participants order by conversation_id, person_id')).toEqual(before)
  })

  test('all who write to each other directly may go on', async () => {
    const { rows } = await server.pool.query<{ id: string }>('select id from persons')
    expect((await broken(`select id from conversations where kind = 'direct'`)).length).toBeGreaterThan(80)
    await runAs(server.services, null, (ctx) =>
      reviewDirects(
        ctx,
        rows.map((row) => row.id),
      ),
    )
    expect(
      await broken(`
        select c.id from participants p join conversations c on c.id = p.conversation_id
        where c.kind = 'direct' and p.role <> 'member'`),
    ).toEqual([])
  })
})

describe('the demo is believable', () => {
  test('in its size', async () => {
    const { rows } = await sql<Record<string, number>>`
      select (select count(*) from organisations) as organisations,
        (select count(*) from school_classes) as classes,
        (select count(distinct person_id) from role_grants) as staff,
        (select count(distinct person_id) from enrolments where kind = 'pupil') as pupils,
        (select count(distinct guardian_id) from guardianships) as guardians`.execute(server.services.db)
    expect(rows[0]).toMatchObject({ organisations: 7, classes: 25 })
    expect(rows[0]!.staff).toBeGreaterThan(55)
    expect(rows[0]!.pupils).toBeGreaterThan(480)
    expect(rows[0]!.guardians).toBeGreaterThan(600)
  })

  test('nobody writes at night, at the weekend or tomorrow, and somebody wrote not long ago', async () => {
    const { rows } = await server.pool.query<{ at: Date }>(
      'select at from messages where author_id is not null order by at',
    )
    expect(rows.filter(({ at }) => !isTalkTime(at.getTime()))).toEqual([])
    expect(rows.at(-1)!.at.getTime()).toBeLessThan(Date.now())
    expect(rows.at(-1)!.at.getTime() - rows[0]!.at.getTime()).toBeGreaterThan(35 * 24 * 3600_000)
  })

  test('no brace of the screenplay is left in a text, and every mark lies inside it', async () => {
    expect(await broken(`select text from messages where text ~ '[{}]|undefined'`)).toEqual([])
    const { rows } = await server.pool.query<{ text: string; entities: { offset: number; length: number }[] }>(
      `select text, entities from messages where entities <> '[]'`,
    )
    expect(rows.length).toBeGreaterThan(30)
    expect(rows.filter(({ text, entities }) => entities.some((one) => one.offset + one.length > text.length))).toEqual(
      [],
    )
  })

  test('half of the organisations lag, each for a reason of its own', async () => {
    const { counted, active, organisations } = await (await as('office')).call(listOrganisations, { order: 'lagging' })
    expect({ counted, active }).toEqual({ counted: 6, active: 3 })
    const reasons = organisations
      .filter((one) => one.status.counted && !one.status.active)
      .map((one) => one.status.reasons)
    expect(reasons).toEqual(
      expect.arrayContaining([['few_registered'], ['nobody_registered', 'no_class'], ['not_verified', 'no_class']]),
    )
  })

  test('its Fridays show how the municipality came in, each counted from rows that are there', async () => {
    const fridays = await snapshotsOf(server.services.db, {})
    expect(fridays.length).toBeGreaterThanOrEqual(8)
    const registered = []
    for (const friday of fridays) {
      expect(await verifySnapshot(server.services.db, friday, { facts: true })).toMatchObject({ hash: true, facts: [] })
      const totals = await totalsOf(server.services.db, friday.id)
      registered.push(totals.find(({ code }) => code === 'staff_registered')!.numerator)
    }
    expect(registered.toSorted((a, b) => a - b)).toEqual(registered)
    expect(registered.at(-1)).toBeGreaterThan(registered[0]! + 10)
  })

  test('there is something to answer: people at the door, invitations in every state, a report', async () => {
    const head = await as('head')
    const { requests } = await head.call(listJoins, {})
    expect(requests.map((one) => one.kind)).toEqual(expect.arrayContaining(['staff', 'guardian']))
    const ofClass = (await (await as('form-teacher')).call(listJoins, {})).requests
    expect(ofClass.filter((one) => one.kind === 'guardian' && one.matches.length > 0)).toHaveLength(1)
    const { organisationId } = requests.find((one) => one.kind === 'staff')!
    const { invitations } = await head.call(listInvitations, { organisationId })
    const states = new Set(invitations.map((one) => one.state))
    expect(states).toEqual(new Set(['issued', 'opened', 'claimed', 'used', 'expired', 'revoked']))
    const { reports } = await head.call(listReports, {})
    const { lines } = await head.call(getReport, { reportId: reports[0]!.id })
    expect(lines.find((line) => line.reported)!.text).toContain('получишь после школы')
    expect((await (await as('form-teacher')).call(rosterNotices, {})).unseen).toBe(1)
  })

  test('a mother sees three children in two organisations, and a namesake is told apart', async () => {
    const { children } = await (await as('guardian')).call(myChildren, {})
    expect(children.map((one) => one.person.name).toSorted()).toEqual(['Аминат Алиева', 'Мурад Алиев', 'Фатима Алиева'])
    const head = await as('head')
    const [{ organisationId } = { organisationId: '' }] = (await head.call(me, {})).roles
    const { classes } = await head.call(listClasses, { organisationId: organisationId! })
    const { lines } = await head.call(getClass, { classId: classes.find((one) => one.name === '7А')!.id })
    const namesakes = lines.filter((line) => line.familyName === 'Магомедов' && line.givenName === 'Магомед')
    expect(namesakes.length).toBeGreaterThan(1)
    expect(new Set(namesakes.map((line) => line.person.name)).size).toBe(namesakes.length)
  })
})

describe('the page of the demo', () => {
  test('lets anybody in as anybody, each with chats, something new, and a face of the role', async () => {
    expect(people.map((one) => one.role)).toEqual(
      expect.arrayContaining([
        'office_specialist',
        'head',
        'deputy',
        'administrator',
        'form_teacher',
        'teacher',
        'staff',
        'pupil',
        'guardian',
      ]),
    )
    const visitor = browser(address)
    for (const { personId, name, who, sentence } of people) {
      expect([name, who, sentence]).not.toContain('')
      await visitor.call(demoSignIn, { personId })
      expect(await visitor.call(me, {})).toMatchObject({ personId, demo: true })
      const { conversations } = await visitor.call(listConversations, {})
      expect(conversations.filter((one) => one.lastMessage).length).toBeGreaterThanOrEqual(2)
      expect(conversations.every((one) => one.unread < 60)).toBe(true)
    }
  })

  test('tells a password that opens every account', async () => {
    for (const { login, personId } of people.slice(0, 2)) {
      expect(await browser(address).call(signIn, { login, password })).toMatchObject({ personId })
    }
  })

  test('what is sent with pictures and documents can be opened', async () => {
    const teacher = await as('form-teacher')
    const { conversations } = await teacher.call(listConversations, {})
    const ids = conversations.map((one) => one.id)
    const { rows } = await server.pool.query<{ conversation_id: string; seq: number; files: FileBrief[] }>(
      `select conversation_id, seq, files from messages where conversation_id = any($1) and files <> '[]'`,
      [ids],
    )
    expect(new Set(rows.flatMap((row) => row.files.map((file) => file.kind)))).toEqual(new Set(['image', 'document']))
    for (const { conversation_id: id, seq, files } of rows) {
      const [file] = files
      const path = file!.hasPreview ? filePaths.preview(id, seq, file!.id) : filePaths.original(id, seq, file!.id)
      expect((await teacher.fetch(path)).status).toBe(200)
    }
  })

  test('what was said is found', async () => {
    const { hits } = await (await as('form-teacher')).call(searchMessages, { text: 'собрания' })
    expect(hits.length).toBeGreaterThan(0)
  })

  test('is nothing that a real server has', async () => {
    const real = await testServer()
    expect(await real.refusal(null, demoPeople, {})).toBe('only_demo')
    expect(await real.refusal(null, demoSignIn, { personId: people[0]!.personId })).toBe('only_demo')
    await real.close()
  })

  test('a second start leaves everything as it is', async () => {
    const before = await broken('select count(*) from messages')
    await buildDemo(server.services)
    expect(await broken('select count(*) from messages')).toEqual(before)
  })
})
