import { afterAll, beforeAll, expect, test } from 'vitest'
import { heldClock } from '#server/platform/clock.ts'
import { testServer, type TestServer } from '#server/platform/testing.ts'
import { snapshotsOf, totalsOf } from './snapshots.queries.ts'
import { takeDue } from './take-due.ts'
import { moscow, townIn } from './testing.ts'
import { verifySnapshot } from './verify.ts'

/** The Monday after a Friday that was taken. */
const clock = heldClock(moscow(23, '12:00'))
const begun = moscow(1)
const thursday = moscow(19, '18:00')
const monday = moscow(23, '10:00')

let server: TestServer
let town: ReturnType<typeof townIn>
let ids: Awaited<ReturnType<typeof build>>
beforeAll(async () => {
  server = await testServer({ clock })
  town = townIn(server.pool)
  ids = await build()
  await takeDue(server.services)
})
afterAll(() => server.close())

async function build() {
  const office = await town.organisation('Управление', { kind: 'municipality', at: begun })
  const school = await town.organisation('Школа', { kind: 'school', parentId: office, at: begun, verifiedAt: begun })
  const classId = await town.class(school, '5А', { at: begun })
  const empty = await town.class(school, '6А', { at: begun })
  const [teacher, ill, child, other, mother, father] = await Promise.all(
    Array.from({ length: 6 }, () => town.person(begun, '2015-01-01')),
  )
  for (const person of [teacher!, mother!, father!]) await town.account(person, moscow(2))
  const tie = await town.works(teacher!, school, { at: begun })
  await town.works(ill!, school, { at: begun })
  const place = await town.enrolled(child!, classId, { at: begun })
  await town.enrolled(other!, classId, { at: begun })
  await town.guards(mother!, child!, { at: begun })
  await town.used(teacher!, moscow(17))
  await town.expects(school, begun, [3, 4, 3])
  await town.declared(school, moscow(10))
  const notice = await town.notice(school, moscow(19, '12:00'), teacher!)
  await town.asks(notice, school, [[teacher!, null]])
  return { office, school, classId, empty, teacher, ill, child, other, mother, father, tie, place, notice }
}

/** All that comes to be known on Monday, most of it as if it had been so on Thursday. */
const changes: [what: string, change: () => Promise<unknown>][] = [
  ['a teacher left', () => town.ends('role_grant_facts', ids.tie, thursday, monday)],
  [
    'a teacher came',
    async () => town.works(await town.person(monday), ids.school, { at: thursday, recordedAt: monday }),
  ],
  ['long leave', () => town.away(ids.ill!, ids.school, { at: thursday, recordedAt: monday })],
  ['a child left', () => town.ends('enrolment_facts', ids.place, thursday, monday)],
  [
    'a child came',
    async () => town.enrolled(await town.person(monday), ids.classId, { at: thursday, recordedAt: monday }),
  ],
  [
    'a form teacher',
    () => town.enrolled(ids.ill!, ids.classId, { at: thursday, recordedAt: monday, role: 'form_teacher' }),
  ],
  ['a guardian', () => town.guards(ids.father!, ids.other!, { at: thursday, recordedAt: monday })],
  ['a restriction', () => town.restricted(ids.mother!, ids.child!, { at: thursday, recordedAt: monday })],
  ['expected numbers', () => town.expects(ids.school, monday, [2, 2, 1])],
  ['a class', () => town.class(ids.school, '7А', { at: monday })],
  [
    'a class put away',
    () => server.pool.query('update school_classes set archived_at = $2 where id = $1', [ids.empty, monday]),
  ],
  ['an account', () => town.account(ids.ill!, monday)],
  [
    'a block',
    () => server.pool.query('update accounts set blocked_at = $2 where person_id = $1', [ids.teacher, monday]),
  ],
  ['a use', () => town.used(ids.ill!, monday)],
  ['an old chat', () => town.oldChat(ids.school, { at: monday, states: [['declared', monday]] })],
  ['a declaration', () => town.declared(ids.school, monday)],
  [
    'a late acknowledgement',
    () =>
      server.pool.query('update notice_recipients set acknowledged_at = $2 where notice_id = $1', [ids.notice, monday]),
  ],
]

test.each(changes)('%s, entered after the cut-off, changes no number of the last Friday', async (_what, change) => {
  const [friday] = await snapshotsOf(server.services.db, { organisationId: ids.office, week: '2026-W47' })
  const before = await totalsOf(server.services.db, friday!.id)
  await change()
  expect(await totalsOf(server.services.db, friday!.id)).toEqual(before)
  // Counted from all that the database knows of that instant, it is the same to the digit.
  expect(await verifySnapshot(server.services.db, friday!, { facts: true })).toEqual({
    ...{ hash: true, values: [], formulas: true, facts: [] },
  })
})

test('the next Friday knows of all of it', async () => {
  const read = async (week: string) => {
    const [taken] = await snapshotsOf(server.services.db, { organisationId: ids.office, week })
    const totals = await totalsOf(server.services.db, taken!.id)
    return Object.fromEntries(totals.map((one) => [one.code, `${one.numerator}/${one.denominator}`]))
  }
  clock.moveMs(moscow(27, '12:05').getTime() - clock.now().getTime())
  await takeDue(server.services)
  const [before, after] = [await read('2026-W47'), await read('2026-W48')]
  expect(before).toMatchObject({ staff_registered: '1/3', guardians_covered: '1/4', classes_with_form_teacher: '0/3' })
  expect(after).toMatchObject({ staff_registered: '0/1', guardians_covered: '1/2', classes_with_form_teacher: '1/2' })
  expect(after['chats_moved']).toBe('0/1')
})
