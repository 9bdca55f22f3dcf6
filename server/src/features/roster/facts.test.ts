import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CommandContext } from '#server/platform/call.ts'
import { runAs } from '#server/platform/run-command.ts'
import { scene, type Scene } from '#server/testing/scene.ts'
import { becomeLine, createPerson, endEnrolments, enrol, giveRole, tieGuardian } from './exports.ts'
import { endRoles } from './tie-writes.ts'

let s: Scene
let classId: string
beforeAll(async () => {
  s = await scene()
  classId = await s.makeClass(s.head, '7А', '')
})
afterAll(() => s.close())

const monday = new Date('2026-11-16T08:00:00Z')
const thursday = new Date('2026-11-19T08:00:00Z')
const friday = new Date('2026-11-20T09:00:00Z')
const nextMonday = new Date('2026-11-23T08:00:00Z')
const nextFriday = new Date('2026-11-27T09:00:00Z')

/** Does something as if the clock showed that moment. */
const then = <T>(at: Date, work: (ctx: CommandContext) => Promise<T>) =>
  runAs({ ...s.services, clock: { now: () => at } }, null, work)

const anybody = (at: Date) =>
  then(at, (ctx) => createPerson(ctx, { familyName: 'Ибрагимова', givenName: 'Лейла', patronymic: 'Ахмедовна' }))
const work = (personId: string, position = '') => {
  return { personId, organisationId: s.schoolId, role: 'teacher', position, grantedBy: null } as const
}

async function known(personId: string, valid: Date, recorded: Date) {
  const { rows } = await sql<{ role: string; position: string }>`
    select role, position_text as position from ties_known(${valid}, ${recorded}) where person_id = ${personId}
    order by role`.execute(s.services.db)
  return rows.map(({ role, position }) => (position ? `${role}: ${position}` : role))
}

test('a leaving entered on Monday «as of Thursday» does not change what last Friday’s report counted', async () => {
  const personId = await anybody(monday)
  await then(monday, (ctx) => giveRole(ctx, work(personId)))
  await then(nextMonday, (ctx) => endRoles(ctx, personId, s.schoolId, { on: thursday }))
  expect(await known(personId, friday, friday)).toEqual(['teacher'])
  expect(await known(personId, friday, nextFriday)).toEqual([])
  expect(await known(personId, monday, nextFriday)).toEqual(['teacher'])
  expect(await known(personId, friday, new Date(monday.getTime() - 1))).toEqual([])
})

test('what was changed stays readable as it was: a position, a place on a class list, a guardian’s tie', async () => {
  const [personId, childId] = [await anybody(monday), await anybody(monday)]
  await then(monday, async (ctx) => {
    await giveRole(ctx, work(personId, 'учитель'))
    await enrol(ctx, classId, 'pupil', [childId])
    await tieGuardian(ctx, { guardianId: personId, childId, kinship: 'close', approvedBy: s.head.personId })
  })
  await then(nextMonday, async (ctx) => {
    await giveRole(ctx, work(personId, 'методист'))
    await endEnrolments(ctx, { classId, personId: childId, kinds: ['pupil'] })
  })
  expect(await known(personId, friday, friday)).toEqual(['guardian', 'teacher: учитель'])
  expect(await known(personId, nextFriday, nextFriday)).toEqual(['teacher: методист'])
  expect(await known(childId, friday, nextFriday)).toEqual(['pupil'])
  expect(await known(childId, nextFriday, nextFriday)).toEqual([])
})

test('whoever joins as a line of the list takes over what was known of the line last Friday', async () => {
  const [line, joined] = [await anybody(monday), await anybody(monday)]
  await then(monday, (ctx) => giveRole(ctx, work(line, 'учитель')))
  await then(thursday, (ctx) => giveRole(ctx, work(line, 'методист')))
  await then(nextMonday, (ctx) => becomeLine(ctx, joined, line))
  expect(await known(joined, monday, monday)).toEqual(['teacher: учитель'])
  expect(await known(joined, friday, friday)).toEqual(['teacher: методист'])
  expect(await known(line, monday, monday)).toEqual([])
})

test('what is known now of now is what everybody is shown now', async () => {
  const difference = await sql`
    (select * from ties_at(now()) except all select * from ties_known(now(), 'infinity'))
    union all (select * from ties_known(now(), 'infinity') except all select * from ties_at(now()))`.execute(
    s.services.db,
  )
  expect(difference.rows).toEqual([])
})

test('two who change the same role at the same moment leave one role, and its end is not lost', async () => {
  const personId = await anybody(monday)
  await then(monday, (ctx) => giveRole(ctx, work(personId)))
  await Promise.all([
    then(nextMonday, (ctx) => giveRole(ctx, work(personId, 'учитель'))),
    then(nextMonday, (ctx) => giveRole(ctx, work(personId, 'методист'))),
    then(nextMonday, (ctx) => giveRole(ctx, work(personId, 'логопед'))),
  ])
  const versions = async () =>
    (await s.pool.query('select count(*)::int as n from role_grant_facts where person_id = $1', [personId])).rows
  expect(await versions()).toEqual([{ n: 4 }])
  await Promise.all([
    then(nextMonday, (ctx) => endRoles(ctx, personId, s.schoolId)),
    then(nextMonday, (ctx) => giveRole(ctx, { ...work(personId, 'тьютор'), from: monday })),
  ])
  const { rows } = await s.pool.query('select 1 from role_grants where person_id = $1', [personId])
  expect(rows).toHaveLength(1)
})

test('nothing writes past the former version: each fact has one version that is known now', async () => {
  const { rows } = await s.pool.query(
    `select id from role_grant_facts group by id having count(*) filter (where replaced_at is null) <> 1
     union all select id from enrolment_facts group by id having count(*) filter (where replaced_at is null) <> 1
     union all select id from guardianship_facts group by id having count(*) filter (where replaced_at is null) <> 1`,
  )
  expect(rows).toEqual([])
})
