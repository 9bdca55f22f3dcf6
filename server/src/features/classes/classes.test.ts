import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import {
  addClassTeacher,
  addPupils,
  closeClassCode,
  createClass,
  getClass,
  issueClassCode,
  listClasses,
  readNames,
  removeClassTeacher,
  renameClass,
  setFormTeacher,
} from '#protocol/classes.ts'
import { lookAtCode } from '#protocol/invitations.ts'
import { addOrganisation } from '#protocol/organisations.ts'
import type { Actor } from '#server/platform/call.ts'
import { newId } from '#server/platform/ids.ts'
import { runAs } from '#server/platform/run-command.ts'
import { scene, type Scene } from '#server/testing/scene.ts'
import { addNames } from './pupils-added.ts'

let s: Scene
let teacher: Actor
let colleague: Actor
beforeAll(async () => {
  s = await scene()
  teacher = await s.hire(s.head, s.schoolId, 'teacher', 'Алиева Патимат Гаджиевна')
  colleague = await s.hire(s.head, s.schoolId, 'teacher', 'Исаева Мадина Алиевна')
})
afterAll(() => s.close())

const school = () => ({ organisationId: s.schoolId, kind: 'class' as const })
const lines = async (classId: string) =>
  (await s.call(s.head, getClass, { classId })).lines.map((line) => line.person.fullName)

test('no class is made for a school year that nobody lives in', async () => {
  const asked = { id: newId(), ...school(), name: '9Я', names: '' }
  for (const academicYear of ['2099/2012', '2098/2099', '2026/2028'])
    expect(await s.refusal(s.head, createClass, { ...asked, academicYear })).toBe('academic_year_far')
})

test('a class is made from what was pasted: good lines kept, the others named, chats ready with the form teacher inside', async () => {
  const id = newId()
  const names = '1. Омарова Ася\n\n2. Магомедов Магомед\nоднослово\n3. МАГОМЕДОВ МАГОМЕД\n'
  const made = await s.call(s.head, createClass, {
    id,
    ...school(),
    name: '5-a',
    names,
    formTeacherId: teacher.personId,
  })
  expect(made).toMatchObject({ classId: id, name: '5А', added: 3 })
  expect(made.remarks.map((row) => [row.line, row.state])).toEqual([
    [4, 'one_word'],
    [5, 'duplicate'],
  ])
  const got = await s.call(teacher, getClass, { classId: id })
  expect(got.class).toMatchObject({
    name: '5А',
    pupils: 3,
    pupilsJoined: 0,
    formTeacher: { name: 'Патимат Гаджиевна', note: '5А' },
  })
  expect(got.lines.map((line) => [line.person.fullName, line.state])).toEqual([
    ['Магомедов Магомед', 'not_invited'],
    ['Магомедов Магомед', 'not_invited'],
    ['Омарова Ася', 'not_invited'],
  ])
  expect(got.rights).toEqual({ edit: true, manage: false, enter: false })
  expect((await s.call(s.head, getClass, { classId: id })).rights.enter).toBe(true)
  expect((await s.call(s.office, getClass, { classId: id })).rights).toEqual({ edit: true, manage: true, enter: false })
  expect(await s.inside('class_pupils', id)).toEqual([teacher.personId])
  expect(await s.inside('class_guardians', id)).toEqual([teacher.personId])
  expect(got.conversationIds.pupils).not.toBe(got.conversationIds.guardians)
})

test('one class cannot be made twice under two spellings, nor by those who do not manage', async () => {
  await s.makeClass(s.head, '6Б', 'Омаров Али')
  const again = { id: newId(), ...school(), name: '6 "б"', names: '' }
  expect(await s.refusal(s.head, createClass, again)).toBe('class_exists')
  expect(await s.refusal(teacher, createClass, { ...again, name: '6В' })).toBe('not_allowed')
  expect(await s.refusal(s.head, createClass, { ...again, name: ' «» ' })).toBe('class_name_empty')
  expect(await s.refusal(s.head, createClass, { ...again, name: '6Г', id: s.head.personId })).toBe('id_taken')
  expect(await s.refusal(s.office, createClass, { ...again, organisationId: s.officeId, name: '1А' })).toBe(
    'class_kind_elsewhere',
  )
  const foreign = (await s.found('school', 'Чужая Анна Ивановна')).actor
  expect(await s.refusal(foreign, createClass, { ...again, name: '6Д' })).toBe('not_found')
  const stranger = { ...again, name: '6Е', formTeacherId: foreign.personId }
  expect(await s.refusal(s.head, createClass, stranger)).toBe('teacher_elsewhere')
  const [one, two] = await Promise.all([
    s.refusal(s.head, createClass, { ...again, id: newId(), name: '6Ж' }),
    s.refusal(s.head, createClass, { ...again, id: newId(), name: '6ж' }),
  ])
  expect([one, two].toSorted()).toEqual(['class_exists', 'no refusal'])
})

test('the form teacher adds names later; who teaches elsewhere does not even see the list', async () => {
  const classId = await s.makeClass(s.head, '7А', 'Омаров Али', teacher)
  const preview = await s.call(teacher, readNames, { classId, text: 'Омаров Али\nИсаев Иса' })
  expect(preview).toMatchObject({ taken: 2, rows: [{ state: 'duplicate' }, { state: 'ok' }] })
  const added = await s.call(teacher, addPupils, { classId, names: 'Исаев Иса\n???' })
  expect(added).toMatchObject({ added: 1, remarks: [{ state: 'not_a_name' }] })
  expect(await lines(classId)).toEqual(['Исаев Иса', 'Омаров Али'])
  for (const [contract, input] of [
    [addPupils, { classId, names: 'Чужой Человек' }],
    [getClass, { classId }],
    [issueClassCode, { id: newId(), classId, for: 'pupils' }],
    [readNames, { classId, text: '' }],
  ] as const) {
    expect(await s.refusal(colleague, contract, input)).toBe('not_found')
  }
  expect((await s.call(colleague, listClasses, {})).classes).toEqual([])
  expect((await s.call(teacher, listClasses, {})).classes.map((row) => row.name)).toEqual(['5А', '7А'])
  expect(await s.refusal(s.head, addPupils, { classId: newId(), names: 'А Б' })).toBe('not_found')
})

const list = (letter: string) =>
  Array.from({ length: 60 }, (_, n) => `${letter}${'аб'.repeat(n % 9)}${'вг'.repeat(n % 7)} Имя`).join('\n')

test('two lists pasted in the same second never put a class over its size', async () => {
  const classId = await s.makeClass(s.head, '7Б', '')
  const results = await Promise.all([
    s.call(s.head, addPupils, { classId, names: list('П') }),
    s.call(s.head, addPupils, { classId, names: list('Р') }),
  ])
  expect(results.map((result) => result.added).reduce((sum, added) => sum + added)).toBe(100)
})

test('whoever waits for a class sees what was written into it later than it began itself', async () => {
  const classId = await s.makeClass(s.head, '7В', '')
  const late = await runAs(s.services, null, async (ctx) => {
    await sql`select from school_classes where id = ${classId} for update`.execute(ctx.tx)
    const waiting = s.call(s.head, addPupils, { classId, names: list('П') })
    await vi.waitFor(async () => {
      const { rows } = await s.pool.query(`select from pg_locks where not granted and locktype = 'transactionid'`)
      expect(rows.length).toBeGreaterThan(0)
    })
    await addNames({ ...ctx, at: s.services.clock.now() }, classId, list('Р'))
    return { waiting }
  })
  expect((await late.waiting).added).toBe(40)
})

test('a new form teacher comes into the class chats and the former one leaves them at once', async () => {
  const classId = await s.makeClass(s.head, '8А', 'Омаров Али', teacher)
  await s.call(s.head, setFormTeacher, { classId, personId: colleague.personId })
  expect(await s.inside('class_pupils', classId)).toEqual([colleague.personId])
  expect(await s.inside('class_guardians', classId)).toEqual([colleague.personId])
  expect(await s.refusal(teacher, getClass, { classId })).toBe('not_found')
  await s.call(s.head, addClassTeacher, { classId, personId: teacher.personId })
  expect((await s.inside('class_pupils', classId)).length).toBe(2)
  expect(await s.refusal(teacher, addPupils, { classId, names: 'А Б' })).toBe('not_allowed')
  expect(await s.refusal(teacher, setFormTeacher, { classId, personId: teacher.personId })).toBe('not_allowed')
  await s.call(s.head, removeClassTeacher, { classId, personId: teacher.personId })
  expect(await s.inside('class_pupils', classId)).toEqual([colleague.personId])
  await s.call(s.head, setFormTeacher, { classId, personId: null })
  expect(await s.inside('class_guardians', classId)).toEqual([])
  expect(await s.refusal(s.head, removeClassTeacher, { classId, personId: teacher.personId })).toBe('not_found')
  expect(await s.refusal(s.head, addClassTeacher, { classId, personId: newId() })).toBe('teacher_elsewhere')
})

test('a class that gets another name takes its chats along', async () => {
  const classId = await s.makeClass(s.head, '9А', 'Омаров Али', teacher)
  expect(await s.call(s.head, renameClass, { classId, name: '10-а' })).toEqual({ name: '10А' })
  const { rows } = await s.pool.query('select title from conversations where class_id = $1 order by kind', [classId])
  expect(rows).toEqual([{ title: '10А: родители' }, { title: '10А' }])
  expect(await s.refusal(s.head, renameClass, { classId, name: '5А' })).toBe('class_exists')
  expect(await s.refusal(teacher, renameClass, { classId, name: '11А' })).toBe('not_allowed')
})

test('a class code closes in one press, and a new one closes the one before', async () => {
  const classId = await s.makeClass(s.head, '9Б', 'Омаров Али\nИсаев Иса', teacher)
  const sheet = await s.classSheet(teacher, classId, 'guardians')
  expect(sheet).toMatchObject({ for: 'guardians', className: '9Б', personName: '', seats: 4 })
  const days = (Date.parse(sheet.expiresAt) - Date.now()) / 86_400_000
  expect(days).toBeGreaterThan(13.9)
  expect(days).toBeLessThan(14.1)
  expect(await s.byHttp(lookAtCode, { ticket: sheet.code })).toMatchObject({ kind: 'guardian' })
  const newer = await s.classSheet(teacher, classId, 'guardians')
  expect(await s.refusalByHttp(lookAtCode, { ticket: sheet.code })).toBe('code_closed')
  expect((await s.call(teacher, getClass, { classId })).codes).toMatchObject([
    { id: newer.id, for: 'guardians', seats: 4, used: 0 },
  ])
  await s.call(teacher, closeClassCode, { codeId: newer.id })
  expect(await s.refusalByHttp(lookAtCode, { ticket: newer.link })).toBe('code_closed')
  expect((await s.call(teacher, getClass, { classId })).codes).toEqual([])
  expect(await s.refusal(colleague, closeClassCode, { codeId: newer.id })).toBe('not_found')
  expect(await s.refusal(teacher, closeClassCode, { codeId: newId() })).toBe('not_found')
  expect(await s.refusal(teacher, issueClassCode, { id: newer.id, classId, for: 'pupils' })).toBe('id_taken')
  const empty = await s.makeClass(s.head, '9В', '', teacher)
  expect(await s.refusal(teacher, issueClassCode, { id: newId(), classId: empty, for: 'pupils' })).toBe(
    'class_without_list',
  )
})

test('a kindergarten group has a chat for guardians only and gives no codes to children', async () => {
  const organisationId = newId()
  await s.call(s.office, addOrganisation, {
    id: organisationId,
    parentId: s.officeId,
    kind: 'kindergarten',
    name: 'Детский сад',
    shortName: 'ДОУ',
    timeZone: 'Europe/Moscow',
  })
  const id = newId()
  await s.call(s.office, createClass, {
    id,
    organisationId,
    kind: 'kindergarten_group',
    name: '"Ромашка"',
    names: 'Омаров Али',
  })
  const { conversationIds, class: made } = await s.call(s.office, getClass, { classId: id })
  expect(made.name).toBe('Ромашка')
  expect(conversationIds.pupils).toBeNull()
  expect(conversationIds.guardians).not.toBeNull()
  expect(await s.refusal(s.office, issueClassCode, { id: newId(), classId: id, for: 'pupils' })).toBe('no_pupil_codes')
})
