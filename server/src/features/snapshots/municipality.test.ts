import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OrganisationFacts } from '#server/features/indicators/exports.ts'
import { heldClock } from '#server/platform/clock.ts'
import { testServer, type TestServer } from '#server/platform/testing.ts'
import { seenIn, snapshotsOf, totalsOf } from './snapshots.queries.ts'
import { takeDue } from './take-due.ts'
import { moscow, townIn } from './testing.ts'
import { isIntact, verifySnapshot } from './verify.ts'

/** Counted on a Monday, as of the Friday before: everything below is counted by hand. */
const clock = heldClock(moscow(23, '12:00'))
const begun = moscow(1, '09:00')
const friday = moscow(20, '12:00')

let server: TestServer
let ids: Awaited<ReturnType<typeof build>>
beforeAll(async () => {
  server = await testServer({ clock })
  ids = await build()
  await takeDue(server.services)
})
afterAll(() => server.close())

test('every indicator of the municipality is what one counts by hand', async () => {
  const taken = await lastFriday('2026-W47')
  expect(taken.at).toEqual(friday)
  expect(await totals(taken.id)).toEqual({
    orgs_connected: '2/4',
    orgs_active: '1/4',
    staff_registered: '6/14',
    staff_active_7d: '5/14',
    pupils_registered: '3/15',
    guardians_covered: '3/16',
    classes_created: '3/8',
    classes_with_form_teacher: '2/8',
    chats_moved: '2/4',
    foreign_messenger_free: '1/4',
    notices_acknowledged: '2/5',
  })
})

test('each organisation has its own numbers, its reasons, and what stands beside them', async () => {
  const seen = await seenIn(server.services.db, (await lastFriday('2026-W47')).id)
  const of = (id: string) => {
    const { values, facts, ...one } = seen.get(id)!
    return { ...one, facts: facts as OrganisationFacts, values: textOf(values) }
  }
  expect(of(ids.school)).toMatchObject({
    values: {
      ...{ orgs_connected: '1/1', orgs_active: '1/1', staff_registered: '4/6', staff_active_7d: '3/6' },
      ...{
        pupils_registered: '3/5',
        guardians_covered: '2/4',
        classes_created: '2/4',
        classes_with_form_teacher: '1/4',
      },
    },
    facts: {
      reasons: [],
      beside: [
        { code: 'on_leave', count: 1 },
        { code: 'registered_staff', count: 5 },
        { code: 'awaits_consent', count: 2 },
        { code: 'entered_by_mistake', count: 1 },
      ],
    },
  })
  expect(of(ids.kindergarten)).toMatchObject({
    values: { staff_registered: '1/2', guardians_covered: '1/2', classes_with_form_teacher: '1/1', orgs_active: '0/1' },
    facts: { reasons: ['not_verified', 'few_registered'], report: { pupils: null } },
  })
  expect(of(ids.kindergarten).values).not.toHaveProperty('pupils_registered')
  expect(of(ids.additional)).toMatchObject({
    values: { staff_registered: '1/5', pupils_registered: '0/10', guardians_covered: '0/10', classes_created: '0/3' },
    facts: { reasons: ['few_registered', 'no_class'], report: { listed: true } },
  })
  expect(of(ids.branch)).toMatchObject({ counted: false, values: {}, above: [ids.office] })
  expect([...seen.keys()]).not.toContain(ids.closed)
  expect([...seen.keys()]).not.toContain(ids.later)
})

test('what is entered after the cut-off changes the next Friday and never the last one', async () => {
  const before = await lastFriday('2026-W47')
  const town = townIn(server.pool)
  // On Monday somebody says that a teacher left on Thursday, and a new one comes.
  await town.ends('role_grant_facts', ids.leftThursday, moscow(19, '18:00'), moscow(23, '10:00'))
  const teacher = await town.person(moscow(23))
  await town.works(teacher, ids.school, { at: moscow(23) })
  await server.pool.query('update organisations set short_name = $2 where id = $1', [ids.school, 'Лицей № 1'])
  // A birth date turns out wrong, a class gets another number, grades and consents are set anew.
  await server.pool.query('update persons set birth_date = $2 where id = $1', [ids.children.grown, '2010-11-20'])
  await town.bornBefore(ids.children.grown, '2008-11-20', moscow(23, '10:00'))
  await server.pool.query(`update school_classes set name = '3А' where id = $1`, [ids.class5])
  await town.namedBefore(ids.class5, '5А', moscow(23, '10:00'))
  await town.setting(ids.school, moscow(23, '10:00'), 'accounts_from_grade', 4)
  await town.setting(ids.school, moscow(23, '10:00'), 'consent_since', null)
  const verified = await verifySnapshot(server.services.db, before, { facts: true })
  expect(verified).toEqual({ hash: true, values: [], formulas: true, facts: [] })
  clock.moveMs(moscow(27, '12:05').getTime() - clock.now().getTime())
  expect(await takeDue(server.services)).toBe(1)
  expect(await totals(before.id)).toMatchObject({ staff_registered: '6/14' })
  // At the school who left is gone, whose account is open again counts, two came and one of them is inside: 5 of 7.
  const after = await lastFriday('2026-W48')
  expect(await totals(after.id)).toMatchObject({ staff_registered: '8/15', orgs_connected: '2/5' })
  // Of class 6Б two are inside, whose consent is asked for no longer; the other class is too young for accounts now.
  const [school] = [(await seenIn(server.services.db, after.id)).get(ids.school)!]
  expect(textOf(school.values)).toMatchObject({ pupils_registered: '2/2', guardians_covered: '2/5' })
  expect((school.facts as OrganisationFacts).beside).toContainEqual({ code: 'not_applied_pupils', count: 3 })
  expect(await verifySnapshot(server.services.db, after, { facts: true })).toMatchObject({ hash: true, facts: [] })
  expect(await verifySnapshot(server.services.db, before, { facts: true })).toMatchObject({ hash: true, facts: [] })
})

test('of an organisation where nothing changed nothing is stored a second time', async () => {
  const [before, after] = [await lastFriday('2026-W47'), await lastFriday('2026-W48')]
  const inputs = async (id: string, of: string) => (await seenIn(server.services.db, id)).get(of)!.inputs
  expect(await inputs(after.id, ids.school)).not.toEqual(await inputs(before.id, ids.school))
  expect(await inputs(after.id, ids.quiet)).toEqual(await inputs(before.id, ids.quiet))
})

test('nobody can change, remove or add to what a Friday said, not even with SQL', async () => {
  const { id } = await lastFriday('2026-W47')
  const attempts = [
    `update snapshots set hash = hash where id = '${id}'`,
    `delete from snapshots where id = '${id}'`,
    `update snapshot_values set numerator = numerator + 1 where snapshot_id = '${id}'`,
    `delete from snapshot_organisations where snapshot_id = '${id}'`,
    `insert into snapshot_values values ('${id}', '${ids.office}', 'staff_registered', 1, 1)`,
    `update snapshot_inputs set organisation = ''`,
    `truncate snapshot_values`,
  ]
  for (const attempt of attempts) await expect(server.pool.query(attempt)).rejects.toThrow(/a snapshot is not/)
})

test('who tampers past the triggers is found out', async () => {
  const taken = await lastFriday('2026-W47')
  const client = await server.pool.connect()
  try {
    await client.query('begin')
    await client.query('alter table snapshot_values disable trigger snapshot_values_kept')
    await client.query(
      `update snapshot_values set numerator = 6 where snapshot_id = $1 and organisation_id = $2 and indicator = 'staff_registered'`,
      [taken.id, ids.school],
    )
    await client.query('alter table snapshot_values enable trigger snapshot_values_kept')
    await client.query('commit')
    const found = await verifySnapshot(server.services.db, taken, { facts: false })
    expect(found).toMatchObject({ hash: false, values: [ids.school] })
    expect(isIntact(found)).toBe(false)
  } finally {
    client.release()
  }
})

async function build() {
  const town = townIn(server.pool)
  const office = await town.organisation('Управление', { kind: 'municipality', at: begun })
  const under = (shortName: string, more: Partial<Parameters<typeof town.organisation>[1]> = {}) =>
    town.organisation(shortName, { kind: 'school', parentId: office, at: begun, ...more })
  const school = await under('СОШ № 1', { verifiedAt: moscow(2) })
  const kindergarten = await under('Ромашка', { kind: 'kindergarten' })
  const additional = await under('Дом творчества', { kind: 'additional', verifiedAt: moscow(2) })
  const branch = await under('Филиал СОШ № 1', { branch: true, verifiedAt: moscow(2) })
  const closed = await under('Закрытая', { closedAt: moscow(19) })
  const later = await under('Новая', { at: moscow(21) })
  const inside = async (signedInAt: Date = moscow(3)) => {
    const person = await town.person(begun)
    await town.account(person, signedInAt)
    return person
  }
  const at = begun

  // The school: six at work, one on leave.
  const head = await inside()
  await town.works(head, school, { at, role: 'head' })
  await town.used(head, moscow(18))
  const deputy = await inside()
  await town.works(deputy, school, { at })
  await town.works(deputy, school, { at, role: 'deputy' })
  await town.used(deputy, moscow(12))
  await town.works(await town.person(at), school, { at })
  const onLeave = await inside()
  await town.works(onLeave, school, { at })
  await town.away(onLeave, school, { at: moscow(5) })
  const both = await inside()
  await town.works(both, school, { at })
  await town.works(both, additional, { at })
  await town.used(both, moscow(19))
  await town.works(await inside(), school, { at, to: moscow(19) })
  const leaving = await inside()
  const leftThursday = await town.works(leaving, school, { at })
  await town.used(leaving, moscow(17))
  const blocked = await inside()
  await town.works(blocked, school, { at })
  await server.pool.query('insert into account_blocks values ($1, $2, $3)', [blocked, moscow(18), moscow(21)])
  await town.works(await inside(), school, { at: moscow(19), recordedAt: moscow(21) })
  await town.works(await inside(), school, { at, role: 'operator' })
  await town.expects(school, at, [6, 4, 4])

  // Two classes; one was archived, one came after the cut-off, and a department is no class.
  const class5 = await town.class(school, '5А', { at })
  const class6 = await town.class(school, '6Б', { at })
  const class9 = await town.class(school, '9В', { at })
  await server.pool.query('update school_classes set archived_at = $2 where id = $1', [class9, moscow(10)])
  await town.class(school, '7Г', { at: moscow(21) })
  await town.class(school, 'Кафедра', { at, kind: 'department' })
  await town.enrolled(head, class5, { at, role: 'form_teacher' })
  const children = {
    covered: await town.person(at, '2015-03-01'),
    alone: await town.person(at),
    grown: await town.person(at, '2008-11-20'),
    ofRestricted: await town.person(at, '2014-03-01'),
    sibling: await town.person(at, '2013-03-01'),
    gone: await town.person(at, '2015-03-01'),
  }
  await town.account(children.covered, moscow(4))
  await town.account(children.grown, moscow(4))
  for (const child of [children.covered, children.alone, children.grown]) await town.enrolled(child, class5, { at })
  for (const child of [children.ofRestricted, children.sibling]) await town.enrolled(child, class6, { at })
  await town.enrolled(children.gone, class5, { at, to: moscow(10) })
  await town.enrolled(await town.person(at), class9, { at })
  const mother = await inside()
  const father = await inside()
  // Consent is asked for from the 10th: two have two weeks, one of them an answer too; a no and a later account have none.
  await server.pool.query(`update consent_versions set since = '2000-01-02' where version = 2`)
  await town.setting(school, moscow(10), 'consent_since', moscow(10))
  await town.account(children.alone, moscow(9))
  await town.account(children.ofRestricted, moscow(9))
  await town.account(children.sibling, moscow(11))
  await town.answered(children.covered, mother, school, { at: moscow(11), withdrawnAt: moscow(21) })
  await town.answered(children.ofRestricted, father, school, { at: moscow(19), agreed: false })
  await town.guards(mother, children.covered, { at })
  await town.guards(mother, children.sibling, { at })
  await town.guards(await town.person(at), children.alone, { at })
  await town.guards(father, children.ofRestricted, { at })
  await town.restricted(father, children.ofRestricted, { at: moscow(6) })

  // The kindergarten is not verified; the branch reports through its school.
  const group = await town.class(kindergarten, 'Солнышко', { at, kind: 'kindergarten_group' })
  const teacher = await inside()
  await town.works(teacher, kindergarten, { at })
  await town.used(teacher, moscow(20, '11:59'))
  await town.enrolled(teacher, group, { at, role: 'form_teacher' })
  const late = await town.person(at)
  await town.works(late, kindergarten, { at })
  await town.account(late, moscow(20, '12:01'))
  const small = await town.person(at, '2021-03-01')
  await town.enrolled(small, group, { at })
  await town.enrolled(await town.person(at, '2021-03-01'), group, { at })
  await town.guards(mother, small, { at })
  await town.works(await inside(), branch, { at })

  const quiet = await under('Тихая', { kind: 'additional' })
  await town.works(await town.person(at), quiet, { at })

  // Old chats: of the school’s four lines one was a mistake, one closed on Saturday; the parents’ own never counts.
  await town.oldChat(school, {
    at: moscow(9),
    states: [
      ['declared', moscow(9)],
      ['moved', moscow(12)],
    ],
  })
  await town.oldChat(school, {
    at: moscow(9),
    states: [
      ['declared', moscow(9)],
      ['closed', moscow(21)],
    ],
  })
  await town.oldChat(school, { at: moscow(9), states: [['closed', moscow(9)]] })
  await town.oldChat(school, { at: moscow(9), states: [['declared', moscow(9)]], mistakenAt: moscow(10) })
  await town.oldChat(school, { at: moscow(9), states: [['declared', moscow(9)]], ownOf: 'parents' })
  await town.declared(school, moscow(10))
  await town.oldChat(additional, { at: moscow(9), states: [['importing', moscow(9)]], mistakenAt: moscow(22) })
  await town.declared(kindergarten, moscow(19))
  await town.declared(quiet, moscow(18, '09:00', '2026-10'))

  // Notices: one was due on Wednesday (one had left by then and is back, one has left since), one last week, one is due on
  // Saturday, one was withdrawn.
  const due = await town.notice(office, moscow(18, '18:00'), head)
  await town.asks(due, school, [
    [head, moscow(18, '17:00')],
    [deputy, moscow(18, '18:01')],
    [both, null],
    [leaving, moscow(17)],
  ])
  await town.asks(due, school, [
    [blocked, null, moscow(18), moscow(19)],
    [onLeave, null, moscow(19)],
  ])
  await town.asks(await town.notice(office, moscow(12), head), school, [[head, null]])
  await town.asks(await town.notice(office, moscow(21), head), school, [[head, null]])
  await town.asks(await town.notice(office, moscow(18), head, moscow(19)), school, [[head, null]])

  // The house of creativity: an expected five, ten children and three classes, and hardly anybody there.
  await town.works(await town.person(at), additional, { at })
  await town.expects(additional, at, [5, 10, 3])
  return { office, school, kindergarten, additional, branch, closed, later, leftThursday, quiet, children, class5 }
}

async function lastFriday(week: string) {
  const [found] = await snapshotsOf(server.services.db, { organisationId: ids.office, week })
  return found!
}

function textOf(values: readonly { code: string; numerator: number; denominator: number }[]): Record<string, string> {
  return Object.fromEntries(values.map(({ code, numerator, denominator }) => [code, `${numerator}/${denominator}`]))
}

async function totals(id: string) {
  return textOf(await totalsOf(server.services.db, id))
}
