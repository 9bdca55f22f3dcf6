import { afterAll, beforeAll, expect, test } from 'vitest'
import { listConversations } from '#protocol/conversations.ts'
import { addPupils, listClasses } from '#protocol/classes.ts'
import { applyYear, decideYear, previewYear, undoYear, yearPupils } from '#protocol/school-year.ts'
import { sendMessage } from '#protocol/messages.ts'
import { removePupil, removeStaff } from '#protocol/roster.ts'
import type { Actor } from '#server/platform/call.ts'
import { newId } from '#server/platform/ids.ts'
import { claim } from '#server/platform/jobs/outbox.ts'
import { scene, type Scene } from '#server/testing/scene.ts'
import { approveJoin, listJoins, refuseJoin } from '#protocol/invitations.ts'
import { schoolYearFeature } from './feature.ts'
import { rosterTold } from './testing.ts'

let s: Scene
let teacher: Actor
let pupil: Actor
let graduate: Actor
let fifth: string

beforeAll(async () => {
  s = await scene()
  teacher = await s.hire(s.head, s.schoolId, 'teacher', 'Алиева Мадина Руслановна')
  fifth = await s.makeClass(s.head, '5А', 'Гасанова Фатима\nОмаров Тимур', teacher)
  const eleventh = await s.makeClass(s.head, '11А', 'Ибрагимов Али')
  await s.makeClass(s.head, '1А', 'Маленький Магомед')
  pupil = await join(fifth, 'Гасанова Фатима')
  graduate = await join(eleventh, 'Ибрагимов Али')
}, 300_000)
afterAll(() => s.close())

async function join(classId: string, name: string): Promise<Actor> {
  const { code } = await s.classSheet(s.head, classId, 'pupils')
  const { requestId, actor } = await s.ask(code, name)
  const { rows } = await s.pool.query<{ id: string }>(
    `select p.id from enrolments e join persons p on p.id = e.person_id
     where e.class_id = $1 and p.family_name = $2 and p.id <> $3`,
    [classId, name.split(' ')[0], actor.personId],
  )
  await s.call(s.head, approveJoin, { requestId, lineId: rows[0]!.id })
  const joined = await s.pool.query<{ person_id: string }>('select person_id from accounts where id = $1', [
    actor.accountId,
  ])
  return { ...actor, personId: joined.rows[0]!.person_id }
}

const today = () => new Date().toISOString().slice(0, 10)
const preview = async () => s.call(s.head, previewYear, { organisationId: s.schoolId })
const decide = (change: object) => s.call(s.head, decideYear, { organisationId: s.schoolId, ...change })
const told = () => rosterTold(s.services.db, [s.schoolId])

async function apply() {
  const { plan } = await preview()
  return s.call(s.head, applyYear, { organisationId: s.schoolId, hash: plan!.hash })
}

async function undo() {
  const { last } = await preview()
  await s.call(s.head, undoYear, { organisationId: s.schoolId, rolloverId: last!.id })
}

async function follow(): Promise<void> {
  const reactions = new Map(Object.entries(schoolYearFeature.reactions!))
  await s.pool.query('delete from outbox where topic <> all($1)', [[...reactions.keys()]])
  while ((await claim(reactions, s.services)) > 0);
}

async function chatsOf(who: Actor): Promise<string[]> {
  const { conversations } = await s.call(who, listConversations, {})
  return conversations
    .filter(({ classId }) => classId !== null)
    .map(({ title, archived, maySend }) => `${title}${archived ? ' (архив)' : ''}${maySend ? '' : ' (только чтение)'}`)
    .sort()
}

test('last year’s chats are read only, the new ones open with the right people, and undone all is as before', async () => {
  await decide({ on: today() })
  const before = await told()
  const chats = await Promise.all([teacher, pupil, graduate].map(chatsOf))
  const { counts } = await apply()
  expect(counts).toEqual({ ended: 3, classes: 3, moved: 3, stayed: 0, left: 1 })
  await follow()
  const archived = ['5А (архив) (только чтение)', '6А']
  expect(await chatsOf(pupil)).toEqual(archived)
  expect(await chatsOf(graduate)).toEqual(['11А (архив) (только чтение)'])
  expect(await chatsOf(teacher)).toEqual([
    '5А (архив) (только чтение)',
    '5А: родители (архив) (только чтение)',
    '6А',
    '6А: родители',
  ])
  const { classes } = await s.call(s.head, listClasses, { organisationId: s.schoolId })
  expect(classes.map(({ name, pupils, formTeacher }) => [name, pupils, formTeacher?.id])).toEqual([
    ['1А', 0, undefined],
    ['2А', 1, undefined],
    ['6А', 2, teacher.personId],
  ])
  expect((await preview()).last).toMatchObject({ counts, obstacles: { enrolments: 0, requests: 0, messages: 0 } })
  await undo()
  await follow()
  expect(await told()).toEqual(before)
  expect(await Promise.all([teacher, pupil, graduate].map(chatsOf))).toEqual(chats)
  const acts = await s.pool.query(`select act from audit where act like 'school_year.%' order by id`)
  expect(acts.rows.map(({ act }) => act)).toEqual(['school_year.decided', 'school_year.begun', 'school_year.undone'])
})

test('decisions about classes and single children are kept and applied, and undone too', async () => {
  const before = await told()
  const { pupils } = await s.call(s.head, yearPupils, { classId: fifth })
  const timur = pupils.find(({ person }) => person.fullName.includes('Тимур'))!.person.id
  await decide({
    lines: [{ classId: fifth, to: '6-б', pupils: [{ personId: timur, to: '5А' }] }],
    newClasses: ['1 "В"'],
  })
  const { plan } = await preview()
  expect(plan!.lines.find(({ classId }) => classId === fifth)).toMatchObject({ to: '6Б', proposed: '6А', apart: 1 })
  expect(plan!.newClasses).toEqual(['1В'])
  expect((await s.call(s.head, yearPupils, { classId: fifth })).pupils.map(({ to }) => to)).toEqual([undefined, '5А'])
  await apply()
  const { classes } = await s.call(s.head, listClasses, { organisationId: s.schoolId })
  expect(classes.map(({ name, pupils: count }) => [name, count])).toEqual([
    ['1В', 0],
    ['2А', 1],
    ['5А', 1],
    ['6Б', 1],
  ])
  await undo()
  expect(await told()).toEqual(before)
  await decide({ lines: [{ classId: fifth, to: '6А', pupils: [{ personId: timur }] }] })
})

test('a roster that has changed since the plan was seen is a clear refusal; the new plan keeps what was decided', async () => {
  const seen = (await preview()).plan!
  await s.call(s.head, addPupils, { classId: fifth, names: 'Новикова Анна' })
  const input = { organisationId: s.schoolId, hash: seen.hash }
  expect(await s.refusal(s.head, applyYear, input)).toBe('year_roster_changed')
  const fresh = (await preview()).plan!
  expect(fresh).toMatchObject({ rosterChanged: true, on: today(), newClasses: ['1В'] })
  expect(fresh.hash).not.toBe(seen.hash)
})

test('until the day comes everybody is where they were; on the day chats follow', async () => {
  const tomorrow = new Date(Date.now() + 36 * 3_600_000).toISOString().slice(0, 10)
  await decide({ on: tomorrow })
  const chats = await chatsOf(pupil)
  await apply()
  await follow()
  expect(await chatsOf(pupil)).toEqual(chats)
  expect((await preview()).last).toMatchObject({ on: tomorrow, following: { total: 0 } })
  expect(await s.refusal(s.head, applyYear, { organisationId: s.schoolId, hash: '0'.repeat(64) })).toBe('year_far')
  await undo()
  await follow()
  expect(await chatsOf(pupil)).toEqual(chats)
  await decide({ on: today() })
})

/** A mother asks to be let in by the code of a class. */
async function motherAsks(classId: string): Promise<{ requestId: string; codeId: string; code: string }> {
  const { id: codeId, code } = await s.classSheet(s.head, classId, 'guardians')
  const child = { familyName: 'Гасанова', givenName: 'Фатима' }
  const { requestId } = await s.ask(code, 'Гасанова Зарема', { child, kinship: 'mother' })
  return { requestId, codeId, code }
}

const requestsOf = async (classId: string) =>
  (await s.call(s.head, listJoins, { classId })).requests.map(({ id }) => id)

test('who asked in June to be let into 5А is answered in 6А; undone, the request waits for 5А and the code is good again', async () => {
  const { requestId, codeId } = await motherAsks(fifth)
  expect((await preview()).plan).toMatchObject({ waiting: 0, going: 1 })
  await apply()
  await follow()
  const { classes } = await s.call(s.head, listClasses, { organisationId: s.schoolId })
  const sixth = classes.find(({ name }) => name === '6А')!.id
  expect([await requestsOf(fifth), await requestsOf(sixth)]).toEqual([[], [requestId]])
  const closed = async () =>
    (await s.pool.query('select closed_at is not null as closed from join_codes where id = $1', [codeId])).rows[0]
      .closed
  expect(await closed()).toBe(true)
  expect((await preview()).last!.obstacles).toEqual({ enrolments: 0, requests: 0, messages: 0 })
  await undo()
  await follow()
  expect(await requestsOf(fifth)).toEqual([requestId])
  expect(await closed()).toBe(false)
  await apply()
  await follow()
  const again = (await s.call(s.head, listClasses, { organisationId: s.schoolId })).classes
  expect(await requestsOf(again.find(({ name }) => name === '6А')!.id)).toEqual([requestId])
  await s.call(s.head, approveJoin, { requestId, lineId: pupil.personId })
  await undo()
  await follow()
})

test('a code that was closed before the year ended, or whose days are over, stays closed when all is undone', async () => {
  const stale = (await s.classSheet(s.head, fifth, 'pupils')).id
  const { id: shut } = await s.classSheet(s.head, fifth, 'guardians')
  await s.pool.query("update join_codes set closed_at = now() - interval '1 day' where id = $1", [shut])
  await apply()
  await s.pool.query("update join_codes set expires_at = now() - interval '1 hour' where id = $1", [stale])
  await undo()
  await follow()
  const { rows } = await s.pool.query('select from join_codes where id = any($1) and closed_at is null', [
    [stale, shut],
  ])
  expect(rows).toEqual([])
})

test('a request to join a class whose children all leave is answered first', async () => {
  await decide({ lines: [{ classId: fifth, to: null }] })
  const { requestId } = await motherAsks(fifth)
  const { plan } = await preview()
  expect(plan).toMatchObject({ waiting: 1, going: 0 })
  const input = { organisationId: s.schoolId, hash: plan!.hash }
  expect(await s.refusal(s.head, applyYear, input)).toBe('year_requests_wait')
  await s.call(s.head, refuseJoin, { requestId })
  await decide({ lines: [{ classId: fifth, to: '6А' }] })
})

test('what came after it keeps a roll-over: the refusal counts what stands in the way', async () => {
  await apply()
  await follow()
  const { last } = await preview()
  const input = { organisationId: s.schoolId, rolloverId: last!.id }
  const { conversations } = await s.call(teacher, listConversations, {})
  const sixth = conversations.find(({ title }) => title === '6А')!
  await s.call(teacher, sendMessage, { id: newId(), conversationId: sixth.id, text: 'С новым учебным годом' })
  await s.call(s.head, removePupil, { classId: sixth.classId!, personId: pupil.personId })
  expect(await s.refusal(s.head, undoYear, input)).toBe('rollover_stands')
  expect((await preview()).last!.obstacles).toEqual({ enrolments: 1, requests: 0, messages: 1 })
  expect(await chatsOf(pupil)).toEqual(['5А (архив) (только чтение)'])
})

test('who no longer works here loses last year’s chats too', async () => {
  await s.call(s.head, removeStaff, { organisationId: s.schoolId, personId: teacher.personId })
  expect(await chatsOf(teacher)).toEqual([])
})
