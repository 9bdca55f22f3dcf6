import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClass, enrolPupils } from '#protocol/classes.ts'
import { claim } from '#server/platform/jobs/outbox.ts'
import { Refusal } from '#server/platform/refusal.ts'
import { runAs } from '#server/platform/run-command.ts'
import { scene, type Scene } from '#server/testing/scene.ts'
import { applyFile, exportRoster, requireScope, undoRoster } from './exports.ts'
import { applyRoster } from './apply/apply-roster.ts'
import { followSlice, followTopic } from './apply/follow.ts'
import { planOf, slicesOf, type Planner, type Slice } from './apply/planner.ts'
import type { Tell } from './apply/progress.ts'
import { anyEntry, person, pupil, staff } from './compare/testing.ts'
import type { RosterEntry } from './entries.ts'
import { gatherRoster } from './roster-pieces.ts'
import { rosterNow as piecesNow } from './snapshot.queries.ts'
import type { RosterSnapshot } from './snapshot.ts'

let s: Scene
const folder = mkdtempSync(join(tmpdir(), 'peremena-import-'))
beforeAll(async () => {
  s = await scene()
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await s.close()
})

const scope = async () => requireScope(s.services.db, { personId: s.head.personId, at: new Date() }, s.schoolId)
async function rosterNow(): Promise<RosterSnapshot> {
  const known = gatherRoster()
  for await (const piece of piecesNow(s.services, await scope())) known.take(piece)
  return known.roster()
}

/** Entries as if they had been read from a file. */
function plannerOf(entries: readonly RosterEntry[]): Planner {
  let slices: Iterable<Slice> = []
  const read = { format: 'csv', encoding: 'utf-8', separator: ';', rows: entries.length, mappings: [] } as const
  return {
    async plan(roster, years) {
      const known = gatherRoster()
      for await (const piece of roster) known.take(piece)
      const file = { hash: '00', name: 'list.csv' }
      const options = { today: '2026-11-23', language: 'ru', organisationId: s.schoolId, years } as const
      const rows = { ...read, mappings: [], entries: [...entries], problems: [], problemCount: 0, gone: [] }
      const { planned, writes } = planOf({ read: rows, file }, known.roster(), options)
      slices = slicesOf(writes)
      return planned
    },
    async *slices() {
      yield* slices
    },
    async close() {},
  }
}

async function bring(entries: readonly RosterEntry[], confirmLeaving?: number) {
  const own = await scope()
  return runAs(s.services, s.head, (ctx) =>
    applyRoster(ctx, { planner: plannerOf(entries), scope: own, confirmLeaving, reading: {} }),
  )
}
const undo = () => runAs(s.services, s.head, (ctx) => undoRoster(ctx, { organisationId: s.schoolId }))

async function follow(): Promise<void> {
  const reactions = new Map([[followTopic, followSlice]])
  await s.pool.query('delete from outbox where topic <> $1', [followTopic])
  await s.pool.query("update outbox set due_at = now() - interval '1 day'")
  while ((await claim(reactions, s.services)) > 0);
}

async function refusalOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.catch((thrown: unknown) => thrown)
  if (error instanceof Refusal) return error.code
  throw error
}

/** What a roster says, whatever ids its rows have. */
function told(roster: RosterSnapshot): string[] {
  const persons = new Map(
    roster.persons.map(({ id, ...person }) => [id, Object.values(person).filter(Boolean).join(' ')]),
  )
  const classes = new Map(roster.classes.map((one) => [one.id, `${one.kind} ${one.name} ${one.academicYear}`]))
  return [
    ...roster.classes.map(({ id }) => classes.get(id)!),
    ...roster.employments.map((one) =>
      [persons.get(one.personId), one.role, one.position, one.administrative, ...[...one.subjects].sort()].join(' / '),
    ),
    ...roster.enrolments.map((one) =>
      [persons.get(one.personId), one.kind, classes.get(one.classId), one.from, one.order].join(' / '),
    ),
    ...roster.guardianships.map((one) =>
      [persons.get(one.guardianId), one.kinship, persons.get(one.childId)].join(' / '),
    ),
  ].sort()
}

async function clear(): Promise<void> {
  const undone = () =>
    undo().then(
      () => true,
      (error: unknown) => {
        if (error instanceof Refusal && error.code === 'no_import') return false
        throw error
      },
    )
  while (await undone());
}

const zarema = { ...pupil('Алиева Зарема', '5А').person, phone: '+79280000001', kinship: 'mother' as const }
const list = () => [
  staff('Омарова Патимат Исаевна', 'учитель', { snils: '11223344595', email: 'p@example.org' }),
  pupil('Алиев Магомед Ахмедович', '5А', { birthDate: '2015-01-02', sex: 'male' }, { guardians: [zarema] }),
  pupil('Алиева Аминат Ахмедовна', '7Б', { birthDate: '2013-03-04' }, { guardians: [zarema], order: '12-к' }),
]

test('a list becomes people, classes and families; the same list again changes nothing', async () => {
  const first = await bring(list())
  expect(first.counts).toMatchObject({ new: 3, changed: 0, left: 0, classes: 2, guardians: 2, skipped: 0 })
  const roster = await rosterNow()
  expect(roster.persons.filter(({ familyName }) => familyName === 'Алиева')).toHaveLength(2)
  expect(roster.persons.find(({ familyName }) => familyName === 'Омарова')).toMatchObject({
    snils: '11223344595',
    email: 'p@example.org',
  })
  const again = await bring(list())
  expect(again).toMatchObject({ importId: null, counts: { new: 0, changed: 0, left: 0, same: 3 } })
  expect(told(await rosterNow())).toEqual(told(roster))
})

test('two rows of one person with two positions are two posts; the same rows again, in another order, change nothing', async () => {
  const rows = ['учитель', 'библиотекарь'].map((post) =>
    staff('Юсупова Луиза Тагировна', post, { birthDate: '1980-01-02' }),
  )
  expect((await bring([...list(), ...rows])).counts).toMatchObject({ new: 1, changed: 0 })
  const { persons, employments } = await rosterNow()
  const { id } = persons.find(({ familyName }) => familyName === 'Юсупова')!
  const posts = employments.filter(({ personId }) => personId === id).map(({ position }) => position)
  expect(posts.sort()).toEqual(['библиотекарь', 'учитель'])
  expect((await bring([...list(), ...rows.toReversed()])).importId).toBeNull()
  await undo()
})

test('an insurance number lies in no row that could be read without the key', async () => {
  const { rows } = await sql<{ text: string }>`select d::text as text from person_detail_facts d`.execute(s.services.db)
  expect(rows.length).toBeGreaterThan(0)
  for (const { text } of rows) expect(text).not.toContain('11223344595')
})

test('a class that an import made has its chats, and the form teacher on the list is inside them', async () => {
  const teacher = await s.hire(s.head, s.schoolId, 'teacher', 'Исаева Мадина Алиевна')
  const entry = { ...staff('Исаева Мадина Алиевна'), formTeacherOf: ['5А'] }
  await bring([...list(), entry])
  await follow()
  const { rows } = await sql<{ kind: string }>`
    select c.kind from conversations c join participants p on p.conversation_id = c.id
    where p.person_id = ${teacher.personId} and p.left_at is null and c.class_id is not null order by 1
  `.execute(s.services.db)
  expect(rows.map(({ kind }) => kind)).toEqual(['class_guardians', 'class_pupils'])
  await undo()
  await follow()
  const left = await sql`
    select from conversations c join participants p on p.conversation_id = c.id
    where p.person_id = ${teacher.personId} and p.left_at is null and c.class_id is not null`.execute(s.services.db)
  expect(left.rows).toEqual([])
})

test('a child who is in another class on the new list has moved there; undone, it is back', async () => {
  const before = told(await rosterNow())
  const moved = list().map((entry) =>
    entry.kind === 'pupil' && entry.className === '5А' ? { ...entry, className: '5Б' } : entry,
  )
  expect((await bring(moved)).counts).toMatchObject({ changed: 1, classes: 1 })
  const after = await rosterNow()
  const boy = after.persons.find(({ givenName }) => givenName === 'Магомед')!
  const names = after.enrolments
    .filter(({ personId }) => personId === boy.id)
    .map(({ classId }) => after.classes.find(({ id }) => id === classId)!.name)
  expect(names).toEqual(['5Б'])
  await undo()
  expect(told(await rosterNow())).toEqual(before)
})

test('nobody leaves unasked: the number is asked for, and the head stays whatever the list says', async () => {
  const before = told(await rosterNow())
  expect(await refusalOf(bring([staff('Новая Елена Петровна')]))).toBe('confirm_leaving')
  expect(told(await rosterNow())).toEqual(before)
  const known = (await rosterNow()).employments.filter(({ administrative }) => !administrative).length
  expect(await refusalOf(bring([staff('Новая Елена Петровна')], known + 1))).toBe('confirm_leaving')
  await bring([staff('Новая Елена Петровна')], known)
  const { employments } = await rosterNow()
  expect(employments.filter(({ administrative }) => !administrative)).toHaveLength(1)
  expect(employments.some(({ personId }) => personId === s.head.personId)).toBe(true)
  await undo()
  expect(told(await rosterNow())).toEqual(before)
})

test('what is doubtful or belongs to another organisation is left out', async () => {
  const before = told(await rosterNow())
  const doubtful = pupil('Алиев Магомед Ахмедович', '5А', { birthDate: '2015-02-01' })
  const foreign = { ...staff('Чужой Иван Иванович'), organisation: 'Школа за рекой' }
  const result = await bring([...list().filter((entry) => entry.kind === 'staff'), list()[2]!, doubtful, foreign])
  expect(result).toMatchObject({ importId: null, unknownOrganisations: ['Школа за рекой'] })
  expect(result.counts.skipped).toBe(1)
  expect(told(await rosterNow())).toEqual(before)
})

test('the form teacher is told who was tied to a child of the class by a list, once and not of a new class', async () => {
  const teacher = await s.hire(s.head, s.schoolId, 'teacher', 'Омарова Загидат Исаевна')
  await s.makeClass(s.head, '8Г', 'Гаджиев Тимур', teacher)
  const mother = { ...person('Гаджиева Аминат Исаевна'), kinship: 'mother' as const }
  const known = pupil('Гаджиев Тимур', '8Г', {}, { guardians: [mother] })
  const fresh = pupil('Саидова Асият', '8Г', {}, { guardians: [{ ...mother, familyName: 'Саидова' }] })
  await bring([known, fresh])
  const { rows } = await sql<{ code: string; children: string[] }>`
    select n.code, array(select p.family_name from persons p where p.id = n.about[2]) as children
    from roster_notices n where n.person_id = ${teacher.personId} and n.code = 'guardian_linked'`.execute(s.services.db)
  expect(rows).toEqual([{ code: 'guardian_linked', children: ['Гаджиев'] }])
  await follow()
  const { rows: events } = await sql`
    select from events where stream_id = ${teacher.personId} and name = 'roster.notice'`.execute(s.services.db)
  expect(events).toHaveLength(1)
  await undo()
})

test('a guardian with an account is told of another one whom the list ties to a child that is new with it; undone, unseen notices go', async () => {
  const mother = await s.hire(s.head, s.schoolId, 'teacher', 'Магомедова Асият Исаевна')
  const said = person('Магомедова Асият Исаевна', { phone: '+79285550101' })
  const father = { ...person('Магомедов Иса Алиевич'), kinship: 'father' as const }
  const child = pupil('Магомедов Гамзат', '2В', {}, { guardians: [{ ...said, kinship: 'mother' as const }, father] })
  await bring([{ ...staff('Магомедова Асият Исаевна'), person: said }, child])
  const told = async () =>
    (
      await sql<{ linked: string }>`
        select (select p.family_name || ' ' || p.given_name from persons p where p.id = n.about[1]) as linked
        from roster_notices n where n.person_id = ${mother.personId} and n.code = 'guardian_linked'`.execute(
        s.services.db,
      )
    ).rows.map(({ linked }) => linked)
  expect(await told()).toEqual(['Магомедов Иса'])
  await undo()
  expect(await told()).toEqual([])
})

test('who leaves the class by a list leaves its subject group and club; undone, the child is back in all three', async () => {
  const classId = await s.makeClass(s.head, '9Д', 'Курбанова Зумруд\nКурбанова Лейла')
  const { rows } = await s.pool.query<{ id: string }>('select person_id as id from enrolments where class_id = $1', [
    classId,
  ])
  const personIds = rows.map(({ id }) => id)
  for (const kind of ['subject_group', 'association'] as const) {
    const id = s.services.newId()
    await s.call(s.head, createClass, { id, organisationId: s.schoolId, kind, name: `9Д ${kind}`, names: '' })
    await s.call(s.head, enrolPupils, { classId: id, personIds })
  }
  const places = async () => {
    const { rows: open } = await s.pool.query<{ line: string }>(
      `select c.name || ' ' || p.given_name as line from enrolments e
       join school_classes c on c.id = e.class_id join persons p on p.id = e.person_id
       where e.person_id = any($1) and (e.valid_to is null or e.valid_to > now()) order by 1`,
      [personIds],
    )
    return open.map(({ line }) => line)
  }
  const before = await places()
  expect(before).toHaveLength(6)
  await leaving([pupil('Курбанова Лейла', '9Д')])
  expect(await places()).toEqual(before.filter((line) => line.endsWith('Лейла')))
  await follow()
  await undo()
  await follow()
  expect(await places()).toEqual(before)
})

test('an export brought in again changes nothing', async () => {
  const path = join(folder, 'roster.zip')
  const own = await scope()
  writeFileSync(path, await runAs(s.services, s.head, (ctx) => exportRoster(ctx, own)))
  const before = told(await rosterNow())
  const options = { today: '2026-11-23', language: 'ru' } as const
  const applied = await applyFile(s.services, path, { actor: s.head, scope: own, options })
  expect(applied).toMatchObject({ importId: null, counts: { new: 0, changed: 0, left: 0, errors: 0 } })
  expect(told(await rosterNow())).toEqual(before)
})

test('whoever brings a list in sees how far it is, and a bar that is full at the end', async () => {
  const path = join(folder, 'list.csv')
  writeFileSync(path, 'ФИО;Класс\nАлиев Али;1Ж\nАлиева Аминат;1Ж')
  const stages: string[] = []
  let last = { done: 0, total: 0 }
  const tell: Tell = ({ stage, ...counts }) => {
    if (stages.at(-1) !== stage) stages.push(stage)
    last = counts
  }
  const options = { today: '2026-11-23', language: 'ru' } as const
  await applyFile(s.services, path, { actor: s.head, scope: await scope(), options, tell })
  expect(stages).toEqual(['reading', 'comparing', 'writing'])
  expect(last.total).toBeGreaterThan(2)
  expect(last.done).toBe(last.total)
  await undo()
})

test('only the last import can be undone, and each only once', async () => {
  await clear()
  expect(await refusalOf(undo())).toBe('no_import')
  const { importId } = await leaving(list())
  await leaving([...list(), pupil('Саидов Тимур', '5А')])
  const earlier = runAs(s.services, s.head, (ctx) =>
    undoRoster(ctx, { organisationId: s.schoolId, importId: importId! }),
  )
  expect(await refusalOf(earlier)).toBe('import_not_last')
  await clear()
})

test('whatever a list says: in any order it gives the same roster, twice the same, and undone the one before', async () => {
  await clear()
  const base = told(await rosterNow())
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyEntry, { maxLength: 8 }),
      fc
        .array(anyEntry, { maxLength: 8 })
        .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      async (first, [second, shuffled]) => {
        await clear()
        const before = await leaving(first)
        const after = await leaving(second)
        expect((await leaving(second)).importId).toBe(null)
        if (after.importId !== null) await undo()
        expect(told(await rosterNow())).toEqual(before.roster)
        expect((await leaving(shuffled)).roster).toEqual(after.roster)
        await clear()
        expect(told(await rosterNow())).toEqual(base)
      },
    ),
    { numRuns: 25 },
  )
}, 300_000)

/** Applies a list whoever leaves by it. */
async function leaving(entries: readonly RosterEntry[]) {
  const { importId } = await bring(entries).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'confirm_leaving') {
      return bring(entries, (error.details as { count: number }).count)
    }
    throw error
  })
  return { importId, roster: told(await rosterNow()) }
}
