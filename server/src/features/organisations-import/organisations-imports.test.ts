import { Readable } from 'node:stream'
import readExcelFile from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listConversations } from '#protocol/conversations.ts'
import {
  getOrganisation,
  listOrganisations,
  updateOrganisation,
  verifyOrganisation,
  type OrganisationRow,
} from '#protocol/organisations.ts'
import {
  applyOrganisations,
  inspectOrganisations,
  listOrganisationImports,
  mendOrganisationsFile,
  undoOrganisationsImport,
} from '#protocol/organisations-import.ts'
import { receiveFile } from '#server/features/files/exports.ts'
import type { Actor } from '#server/platform/call.ts'
import { newId } from '#server/platform/ids.ts'
import { scene, type Scene } from '#server/testing/scene.ts'
import { csv, numbersOf } from './testing.ts'

let s: Scene
beforeAll(async () => {
  s = await scene()
})
afterAll(() => s.close())

const header = 'Полное наименование;Краткое наименование;ИНН;КПП;ОГРН;Телефон;Филиал'
const line = (name: string, number: number, more = ';') => {
  const { inn, kpp, ogrn } = numbersOf(number)
  return `МБОУ «${name}»;${name};${inn};${kpp};${ogrn}${more}`
}

async function upload(actor: Actor, lines: readonly string[]): Promise<string> {
  const id = newId()
  const body = Readable.from([csv(header, ...lines)])
  await receiveFile(s.services, { id, name: 'Организации.csv', ownerId: actor.personId, body })
  return id
}

const apply = async (lines: readonly string[]) => {
  const input = { organisationId: s.officeId, fileId: await upload(s.office, lines) }
  return s.call(s.office, applyOrganisations, input)
}
const undo = (importId: string) =>
  s.refusal(s.office, undoOrganisationsImport, { organisationId: s.officeId, importId })
const tree = async () => {
  const { organisations } = await s.call(s.office, listOrganisations, { underId: s.officeId })
  return new Map(organisations.map((row: OrganisationRow) => [row.shortName, row]))
}

test('an office looks at a list, brings it in, and the same list again changes nothing', async () => {
  const lines = [line('Лицей № 8', 1), line('Гимназия № 2', 2), line('Детский сад № 3', 3)]
  const fileId = await upload(s.office, lines)
  const found = await s.call(s.office, inspectOrganisations, { organisationId: s.officeId, fileId })
  expect(found).toMatchObject({ format: 'csv', rows: 3, counts: { new: 3, changed: 0, doubtful: 0, errors: 0 } })
  expect(found.new.map(({ shortName, kind }) => [shortName, kind])).toEqual([
    ['Лицей № 8', 'school'],
    ['Гимназия № 2', 'school'],
    ['Детский сад № 3', 'kindergarten'],
  ])
  const { importId } = await s.call(s.office, applyOrganisations, { organisationId: s.officeId, fileId })
  expect(importId).not.toBeNull()
  const row = (await tree()).get('Лицей № 8')!
  expect(row).toMatchObject({ parentId: s.officeId, kind: 'school', name: 'МБОУ «Лицей № 8»', inn: numbersOf(1).inn })
  const { organisation } = await s.call(s.office, getOrganisation, { organisationId: row.id })
  expect(organisation.profile).toMatchObject({ ...numbersOf(1), legalForm: 'МБОУ' })
  expect(await apply(lines)).toMatchObject({ importId: null, counts: { new: 0, changed: 0, same: 3 } })
})

test('a head whom the office invites into a new organisation finds the chat of its staff', async () => {
  const { id } = (await tree()).get('Гимназия № 2')!
  const head = await s.hire(s.office, id, 'head', 'Омарова Аминат Исаевна')
  const { conversations } = await s.call(head, listConversations, {})
  expect(conversations.map(({ title }) => title)).toContain('Гимназия № 2: сотрудники')
})

test('what changed is said before it is changed, the chat of staff is called anew, and the papers wait to be confirmed', async () => {
  const before = (await tree()).get('Гимназия № 2')!
  await s.call(s.office, verifyOrganisation, { organisationId: before.id, verified: true })
  const lines = [line('Гимназия Гамзатова', 2, ';8 8722 11-22-33;')]
  const fileId = await upload(s.office, lines)
  const found = await s.call(s.office, inspectOrganisations, { organisationId: s.officeId, fileId })
  expect(found.changed).toEqual([
    {
      ...{ line: 2, organisationId: before.id, shortName: 'Гимназия № 2' },
      changes: [
        { field: 'name', from: 'МБОУ «Гимназия № 2»', to: 'МБОУ «Гимназия Гамзатова»' },
        { field: 'shortName', from: 'Гимназия № 2', to: 'Гимназия Гамзатова' },
        { field: 'phone', from: '', to: '8 8722 11-22-33' },
      ],
    },
  ])
  const { importId } = await s.call(s.office, applyOrganisations, { organisationId: s.officeId, fileId })
  const { rows } = await s.pool.query<{ title: string }>('select title from conversations where organisation_id = $1', [
    before.id,
  ])
  expect(rows).toEqual([{ title: 'Гимназия Гамзатова: сотрудники' }])
  expect((await tree()).get('Гимназия Гамзатова')).toMatchObject({ id: before.id, verified: false })
  await s.call(s.office, updateOrganisation, { organisationId: before.id, profile: { phone: '1' } })
  expect(await undo(importId!)).toBe('no refusal')
  const { organisation } = await s.call(s.office, getOrganisation, { organisationId: before.id })
  expect(organisation).toMatchObject({
    name: 'МБОУ «Гимназия № 2»',
    shortName: 'Гимназия № 2',
    profile: { phone: '1' },
  })
})

test('a branch stands beside its head with the same INN', async () => {
  const branch = `Филиал в с. Дылым;Филиал лицея;${numbersOf(1).inn};054145001;;;да`
  const { counts } = await apply([branch])
  expect(counts).toMatchObject({ new: 1, doubtful: 0, errors: 0 })
  const { id } = (await tree()).get('Филиал лицея')!
  const { organisation } = await s.call(s.office, getOrganisation, { organisationId: id })
  expect(organisation.branch).toMatchObject({ headShortName: 'Лицей № 8', reporting: false })
})

test('a list is taken back while nobody is inside: its organisations go, and come again with the same list', async () => {
  const lines = [line('Школа № 21', 21), line('Школа № 22', 22)]
  const { importId } = await apply(lines)
  expect(await undo(newId())).toBe('organisations_import_not_last')
  expect(await undo(importId!)).toBe('no refusal')
  expect((await tree()).has('Школа № 21')).toBe(false)
  const again = await apply(lines)
  expect(again.counts).toMatchObject({ new: 2, doubtful: 0 })
  await s.hire(s.office, (await tree()).get('Школа № 21')!.id, 'head', 'Исаева Патимат Алиевна')
  expect(await undo(again.importId!)).toBe('organisations_in_use')
  const { imports } = await s.call(s.office, listOrganisationImports, { organisationId: s.officeId })
  expect(imports[0]).toMatchObject({ id: again.importId, mayUndo: true, undoneAt: null })
  expect(imports[1]).toMatchObject({ id: importId, mayUndo: false, by: { id: s.office.personId } })
})

test('rows to mend come as a workbook with the reason beside each, doubtful ones too', async () => {
  const lines = [line('Школа № 31', 31), 'Школа № 32;;0541000000;;;;', line('Школа № 33', 1).replace('001;', '002;')]
  const fileId = await upload(s.office, lines)
  const { base64 } = await s.call(s.office, mendOrganisationsFile, { organisationId: s.officeId, fileId })
  const [sheet] = await readExcelFile(Buffer.from(base64!, 'base64'))
  expect(sheet?.data.map((row) => row.slice(0, 3))).toEqual([
    ['Строка', 'Что исправить', 'Полное наименование'],
    [3, expect.stringContaining('Неверный ИНН'), 'Школа № 32'],
    [4, expect.stringContaining('Если это филиал'), 'МБОУ «Школа № 33»'],
  ])
  const good = await upload(s.office, [line('Школа № 31', 31)])
  expect(await s.call(s.office, mendOrganisationsFile, { organisationId: s.officeId, fileId: good })).toEqual({
    base64: null,
  })
})

test('only a specialist of the office brings organisations in, and only under an office', async () => {
  const fileId = await upload(s.head, [line('Школа № 41', 41)])
  const input = { organisationId: s.officeId, fileId }
  expect(await s.refusal(s.head, applyOrganisations, input)).toBe('not_found')
  expect(await s.refusal(s.head, applyOrganisations, { ...input, organisationId: s.schoolId })).toBe('not_allowed')
  expect(await s.refusal(s.office, applyOrganisations, { ...input, organisationId: s.schoolId })).toBe(
    'below_office_only',
  )
  expect(await s.refusal(s.office, applyOrganisations, input)).toBe('file_missing')
})

test('bringing in and taking back stand in the audit log, without names', async () => {
  const { rows } = await s.pool.query<{ act: string; data: string }>(
    "select act, data::text from audit where act like 'organisations.%' order by id",
  )
  expect(rows.map(({ act }) => act)).toEqual([
    ...['organisations.imported', 'organisations.imported', 'organisations.import_undone', 'organisations.imported'],
    ...['organisations.imported', 'organisations.import_undone', 'organisations.imported'],
  ])
  for (const { data } of rows) expect(data).not.toMatch(/[А-Яа-я]/)
})

test('three thousand organisations of a region come in at once', { timeout: 300_000 }, async () => {
  const lines = Array.from({ length: 3_000 }, (_, at) => line(`Школа № ${at + 100}`, at + 100))
  const fileId = await upload(s.office, lines)
  const input = { organisationId: s.officeId, fileId }
  const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const start = performance.now()
    const result = await work()
    console.log(`3,000 organisations: ${what} in ${Math.round(performance.now() - start)} ms`)
    return result
  }
  const found = await timed('inspected', () => s.call(s.office, inspectOrganisations, input))
  expect(found.counts).toMatchObject({ new: 3_000, doubtful: 0, errors: 0 })
  const { importId } = await timed('applied', () => s.call(s.office, applyOrganisations, input))
  const again = await timed('applied again', () => s.call(s.office, applyOrganisations, input))
  expect(again).toMatchObject({ importId: null, counts: { new: 0, changed: 0, same: 3_000 } })
  expect(await timed('taken back', () => undo(importId!))).toBe('no refusal')
})
