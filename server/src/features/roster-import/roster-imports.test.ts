import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  applyRoster,
  inspectRoster,
  listRosterImports,
  mendRosterFile,
  readRosterColumns,
  undoRosterImport,
} from '#protocol/roster-import.ts'
import { organisationPeople } from '#protocol/organisations.ts'
import { receiveFile } from '#server/features/files/exports.ts'
import type { Actor } from '#server/platform/call.ts'
import { newId } from '#server/platform/ids.ts'
import { runAs } from '#server/platform/run-command.ts'
import { scene, type Scene } from '#server/testing/scene.ts'
import { oneImportAtATime } from './apply/one-at-a-time.ts'

let s: Scene
beforeAll(async () => {
  s = await scene()
})
afterAll(() => s.close())

async function upload(actor: Actor, lines: readonly string[]): Promise<string> {
  const id = newId()
  const body = Readable.from([Buffer.from(lines.join('\r\n'))])
  await receiveFile(s.services, { id, name: 'Список.csv', ownerId: actor.personId, body })
  return id
}

const lines = [
  'ФИО;Должность;Телефон',
  'Омарова Патимат Исаевна;учитель;8 928 123-45-67',
  'Исаев Али Ахмедович;сторож;',
]

test('a head looks at a list, brings it in, sees it among the imports and takes it back', async () => {
  const organisationId = s.schoolId
  const fileId = await upload(s.head, lines)
  const found = await s.call(s.head, inspectRoster, { organisationId, fileId })
  expect(found).toMatchObject({ format: 'csv', rows: 2, new: 2, left: 0, errorCount: 0 })
  const { rows: looks } = await s.pool.query("select from audit where act = 'people.listed'")
  expect(looks).toHaveLength(1)
  const { importId, counts } = await s.call(s.head, applyRoster, { organisationId, fileId })
  expect(counts).toMatchObject({ new: 2, left: 0 })
  const { imports } = await s.call(s.head, listRosterImports, { organisationId })
  expect(imports[0]).toMatchObject({ id: importId, fileName: 'Список.csv', mayUndo: true, undoneAt: null })
  const people = async () => (await s.call(s.head, organisationPeople, { organisationId })).people.length
  const withList = await people()
  await s.call(s.head, undoRosterImport, { organisationId, importId: importId! })
  expect(await people()).toBe(withList - 2)
  const after = await s.call(s.head, listRosterImports, { organisationId })
  expect(after.imports[0]).toMatchObject({ id: importId, mayUndo: false, undoneBy: { id: s.head.personId } })
})

test('nobody brings in a file that somebody else has uploaded, and no list for a school of others', async () => {
  const organisationId = s.schoolId
  const fileId = await upload(s.office, lines)
  const teacher = await s.hire(s.head, s.schoolId, 'teacher', 'Алиева Патимат Гаджиевна')
  expect(await s.refusal(s.head, applyRoster, { organisationId, fileId })).toBe('file_missing')
  expect(await s.refusal(teacher, applyRoster, { organisationId, fileId })).toBe('not_allowed')
  expect(await s.refusal(s.head, applyRoster, { organisationId: s.officeId, fileId })).toBe('not_found')
  expect(await s.call(s.office, inspectRoster, { organisationId, fileId })).toMatchObject({ rows: 2 })
})

test('a list never makes somebody a head, whatever position it names', async () => {
  const organisationId = s.schoolId
  const known = 'Алиева Патимат Гаджиевна;'
  const fileId = await upload(s.head, ['ФИО;Должность', known, 'Хитрова Анна Ивановна;директор'])
  const { importId } = await s.call(s.head, applyRoster, { organisationId, fileId })
  const { rows } = await s.pool.query<{ role: string }>('select role from role_grant_facts where import_id = $1', [
    importId,
  ])
  expect(rows).toEqual([{ role: 'staff' }])
})

test('bringing in and taking back stand in the audit log, without names', async () => {
  const { rows } = await s.pool.query<{ act: string; data: string }>(
    "select act, data::text from audit where act like 'roster.import%' order by id",
  )
  expect(rows.map(({ act }) => act)).toEqual(['roster.imported', 'roster.import_undone', 'roster.imported'])
  for (const { data } of rows) expect(data).not.toMatch(/[А-Яа-я]/)
})

test('a head sees how columns are understood, puts one right, and gets the rows to mend as a file', async () => {
  const organisationId = s.schoolId
  const fileId = await upload(s.head, ['Кто;Работа;Тел.', 'Гасанов Гасан Гасанович;сторож;12', 'Мусаева Ася;повар;'])
  const blind = await s.call(s.head, readRosterColumns, { organisationId, fileId })
  expect(blind.sheets[0]!.rows[0]!.cells).toContain('Гасанов Гасан Гасанович')
  const said = { map: 'A=fullName,B=position,C=phone', headerLine: 1 }
  const { sheets } = await s.call(s.head, readRosterColumns, { organisationId, fileId, ...said })
  expect(sheets).toMatchObject([{ headerLine: 1, columns: [{ field: 'fullName' }, { field: 'position' }, {}] }])
  expect(sheets[0]!.rows.map(({ line }) => line)).toEqual([2, 3])
  const found = await s.call(s.head, inspectRoster, { organisationId, fileId, ...said, rowsAre: 'staff' })
  expect(found).toMatchObject({ new: 2, errorCount: 1, errors: [{ line: 2, column: 'C' }] })
  const mend = await s.call(s.head, mendRosterFile, { organisationId, fileId, ...said, rowsAre: 'staff' })
  expect(Buffer.from(mend.base64!, 'base64').subarray(0, 2).toString()).toBe('PK')
})

const dated = 'ФИО;Класс;Дата рождения'

/** A pupil of 7А and a list that writes the name otherwise: with the doubt that this raises. */
async function slip(familyName: string) {
  const organisationId = s.schoolId
  const first = await upload(s.head, [dated, `${familyName}в Магомед Ахмедович;7А;02.01.2013`])
  await s.call(s.head, applyRoster, { organisationId, fileId: first, cover: 'nobody' })
  const fileId = await upload(s.head, [dated, `${familyName}ф Магомед Ахмедович;7А;02.01.2013`])
  const { doubtful } = await s.call(s.head, inspectRoster, { organisationId, fileId })
  return { organisationId, fileId, doubt: doubtful[0]! }
}

test('a doubt shows whom the row names and whom it may mean, and is brought in as the head has decided', async () => {
  const { doubt, ...file } = await slip('Алие')
  const [candidate] = doubt.candidates
  expect(doubt.rows).toEqual(['Алиеф Магомед Ахмедович, 7А, 02.01.2013'])
  expect(candidate!.text).toBe('Алиев Магомед Ахмедович, 7А, 02.01.2013')
  const decisions = [{ doubt: doubt.key, is: 'same' as const, personId: candidate!.id }]
  const { counts } = await s.call(s.head, applyRoster, { ...file, decisions })
  expect(counts).toMatchObject({ new: 0, changed: 1, left: 0, doubtful: 0 })
})

test('what is decided after a new look is judged by the roster of that look, and what is brought in by the roster of that hour', async () => {
  const { doubt, ...file } = await slip('Саидо')
  const decisions = [{ doubt: doubt.key, is: 'skip' as const }]
  const look = async (choices: object) => s.call(s.head, inspectRoster, { ...file, cover: 'nobody', ...choices })
  expect(await look({ decisions })).toMatchObject({ new: 0, same: 0, doubtfulCount: 0 })
  const mended = await upload(s.head, [dated, 'Саидоф Магомед Ахмедович;7А;02.01.2013'])
  const same = [{ ...decisions[0]!, is: 'same' as const, personId: doubt.candidates[0]!.id }]
  const { importId } = await s.call(s.head, applyRoster, { ...file, fileId: mended, cover: 'nobody', decisions: same })
  expect(await look({})).toMatchObject({ same: 1, doubtfulCount: 0 })
  await s.call(s.head, undoRosterImport, { organisationId: file.organisationId, importId: importId! })
  expect(await look({})).toMatchObject({ same: 0, doubtfulCount: 1 })
  expect(await look({ decisions: same })).toMatchObject({ changed: 1, doubtfulCount: 0 })
})

test('who is somebody else on the list leaves it only when that is confirmed, and not when the list is not complete', async () => {
  const { doubt, ...file } = await slip('Омаро')
  const decisions = [{ doubt: doubt.key, is: 'other' as const }]
  const found = await s.call(s.head, inspectRoster, { ...file, decisions })
  expect(found).toMatchObject({ new: 1, mustConfirm: true, cover: { of: 'classes', classes: ['7А'] } })
  expect(await s.refusal(s.head, applyRoster, { ...file, decisions })).toBe('confirm_leaving')
  expect(await s.call(s.head, inspectRoster, { ...file, decisions, cover: 'nobody' })).toMatchObject({
    new: 1,
    left: 0,
  })
})

test('columns that were put right once are proposed for the next file of the same source', async () => {
  const organisationId = s.schoolId
  const said = { map: 'A=fullName,B=position', headerLine: 1, rowsAre: 'staff' as const }
  const titles = 'Кто;Кем'
  const first = await upload(s.head, [titles, 'Шамилов Шамиль;повар'])
  const ask = async (fileId: string) => (await s.call(s.head, readRosterColumns, { organisationId, fileId })).remembered
  expect(await ask(first)).toBe(null)
  await s.call(s.head, applyRoster, { organisationId, fileId: first, ...said, cover: 'nobody' })
  const next = await upload(s.head, [titles, 'Расулов Расул;дворник'])
  expect(await ask(next)).toEqual(said)
  expect(await ask(await upload(s.head, ['ФИО;Должность', 'Расулов Расул;дворник']))).not.toEqual(said)
})

test('who a list names as a legal representative signs consents; taking the list back takes the right back', async () => {
  const organisationId = s.schoolId
  const of = (mother: string, granny: string) => [
    'ФИО;Класс;Мать ФИО;Мать: законный представитель;Бабушка ФИО;Кто по закону',
    `Лабазанова Айша Руслановна;6Я;Лабазанова Сапият Ахмедовна;${mother};Лабазанова Умму Исаевна;${granny}`,
  ]
  const apply = async (lines: readonly string[]) =>
    s.call(s.head, applyRoster, { organisationId, fileId: await upload(s.head, lines), cover: 'nobody' })
  const known = async () => {
    const { rows } = await s.pool.query(
      `select w.legal_kind, w.may_sign from guardianships w join persons p on p.id = w.guardian_id
       where p.family_name = 'Лабазанова' order by p.given_name`,
    )
    return rows
  }
  await apply(of('', ''))
  const unknown = { legal_kind: 'unknown', may_sign: false }
  expect(await known()).toEqual([unknown, unknown])
  const fileId = await upload(s.head, of('да', 'опекун'))
  expect(await s.call(s.head, inspectRoster, { organisationId, fileId })).toMatchObject({ changed: 1, errorCount: 0 })
  const { importId } = await apply(of('да', 'опекун'))
  expect(await known()).toEqual([
    { legal_kind: 'parent', may_sign: true },
    { legal_kind: 'guardian', may_sign: true },
  ])
  expect((await apply(of('', ''))).importId).toBeNull()
  await s.call(s.head, undoRosterImport, { organisationId, importId: importId! })
  expect(await known()).toEqual([unknown, unknown])
  const odd = await upload(s.head, of('наверное', 'нет'))
  const { errors } = await s.call(s.head, inspectRoster, { organisationId, fileId: odd })
  expect(errors).toMatchObject([{ code: 'legal_unknown', taken: true }])
})

test('a page that is opened anew while its list is written waits for it, and can take it back', async () => {
  const organisationId = s.schoolId
  const fileId = await upload(s.head, ['ФИО;Должность', 'Дважды Пришедший Тимур;повар'])
  const input = { organisationId, fileId, cover: 'nobody' as const }
  const [one, two] = await Promise.all([s.call(s.head, applyRoster, input), s.call(s.head, applyRoster, input)])
  expect(one.importId).not.toBeNull()
  expect(two).toEqual(one)
  await s.call(s.head, undoRosterImport, { organisationId, importId: one.importId! })
})

test('a list that waits too long for another one is told so, and is no fault of the server', async () => {
  const busy = await s.pool.connect()
  try {
    await busy.query("begin; select pg_advisory_xact_lock(hashtextextended('roster import', 0))")
    const waiting = runAs(s.services, null, (ctx) => oneImportAtATime(ctx, 1))
    await expect(waiting).rejects.toMatchObject({ code: 'imports_busy' })
  } finally {
    await busy.query('rollback')
    busy.release()
  }
  const usual = await runAs(s.services, null, async (ctx) => {
    await oneImportAtATime(ctx)
    return sql<{ lock_timeout: string }>`show lock_timeout`.execute(ctx.tx)
  })
  expect(usual.rows[0]?.lock_timeout).toBe('10s')
})
