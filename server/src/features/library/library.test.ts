import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  getLibraryPage,
  libraryReaders,
  listLibrary,
  markLibraryRead,
  removeLibraryPage,
  saveLibraryPage,
} from '#protocol/library.ts'
import type { Actor } from '#server/platform/call.ts'
import { heldClock } from '#server/platform/clock.ts'
import { newId } from '#server/platform/ids.ts'
import { scene, type Scene } from '#server/testing/scene.ts'
import { forgetPages } from './forget-pages.ts'

const clock = heldClock()
let s: Scene
let teacher: Actor
beforeAll(async () => {
  s = await scene({ clock })
  teacher = await s.hire(s.head, s.schoolId, 'teacher', 'Алиева Патимат Гаджиевна')
})
afterAll(() => s.close())

const list = (by: Actor, more: { text?: string; all?: boolean } = {}) =>
  s.call(by, listLibrary, { locale: 'ru', ...more })
const keys = async (by: Actor, more = {}) => (await list(by, more)).pages.map(({ key }) => key)
const page = (id: string, organisationId: string, more: object = {}) => ({
  ...{ id, organisationId, title: 'Запись вебинара', body: 'Как ставить отметки', audiences: ['teacher' as const] },
  ...{ fileIds: [] as string[], ...more },
})

test('each sees what is for one’s own role, others’ on request, and finds by a word of the text', async () => {
  expect(await keys(teacher)).toContain('let-in')
  expect(await keys(teacher)).not.toContain('add-organisations')
  expect(await keys(teacher, { all: true })).toContain('add-organisations')
  expect(await keys(s.office)).toContain('add-organisations')
  expect((await list(teacher, { text: 'сдвиньте вправо' })).pages.map(({ key }) => key)).toEqual(['write'])
  expect((await list(teacher)).mayAddTo).toEqual([])
  expect((await list(s.head)).mayAddTo.map(({ id }) => id)).toEqual([s.schoolId])
})

test('an office’s page is read by its schools and by nobody else', async () => {
  const id = newId()
  await s.call(s.office, saveLibraryPage, page(id, s.officeId))
  expect((await keys(teacher))[0]).toBe(id)
  const elsewhere = await s.found('school', 'Чужая Мария Ивановна')
  expect(await keys(elsewhere.actor, { all: true })).not.toContain(id)
  expect(await s.refusal(elsewhere.actor, getLibraryPage, { key: id, locale: 'ru' })).toBe('not_found')
  expect(await s.refusal(elsewhere.actor, markLibraryRead, { key: id })).toBe('not_found')
  expect((await s.call(teacher, getLibraryPage, { key: id, locale: 'en' })).page).toMatchObject({ mayEdit: false })
  expect((await s.call(s.office, getLibraryPage, { key: id, locale: 'en' })).page).toMatchObject({ mayEdit: true })
})

test('nobody changes a page of others, nor takes it over by its id', async () => {
  const id = newId()
  await s.call(s.office, saveLibraryPage, page(id, s.officeId))
  expect(await s.refusal(s.head, saveLibraryPage, page(id, s.officeId, { title: 'Моё' }))).toBe('not_found')
  expect(await s.refusal(s.head, saveLibraryPage, page(id, s.schoolId, { title: 'Моё' }))).toBe('not_found')
  expect(await s.refusal(s.head, removeLibraryPage, { id, removed: true })).toBe('not_found')
  expect(await s.refusal(teacher, saveLibraryPage, page(newId(), s.schoolId))).toBe('not_found')
})

test('a picture that is not among the files is told, with nothing lost', async () => {
  const missing = page(newId(), s.schoolId, { body: `![доска](file:${newId()})` })
  expect(await s.refusal(s.head, saveLibraryPage, missing)).toBe('library_file_missing')
  const notMine = page(newId(), s.schoolId, { fileIds: [newId()] })
  expect(await s.refusal(s.head, saveLibraryPage, notMine)).toBe('file_not_yours')
})

test('a page that takes the id of a report or of a notice neither sees nor lets go what that one holds', async () => {
  for (const seq of [-1, -Number.MAX_SAFE_INTEGER]) {
    const [id, fileId] = [newId(), newId()]
    await s.pool.query(
      `insert into files (id, owner_id, name, type, kind, size_bytes, has_preview, sha256, created_at, attached_at)
       values ($1, $2, 'улика.txt', 'text/plain', 'document', 1, false, '', now(), now())`,
      [fileId, teacher.personId],
    )
    await s.pool.query('insert into file_references values ($1, $2, $3)', [id, seq, fileId])
    expect(await s.refusal(s.head, saveLibraryPage, page(id, s.schoolId, { fileIds: [fileId] }))).toBe('file_not_yours')
    await s.call(s.head, saveLibraryPage, page(id, s.schoolId))
    expect((await s.call(s.head, getLibraryPage, { key: id, locale: 'ru' })).page.files).toEqual([])
    const { rows } = await s.pool.query('select orphaned_at from files where id = $1', [fileId])
    expect(rows).toEqual([{ orphaned_at: null }])
  }
})

test('who has read is known by name to the head, by number to the office', async () => {
  const key = 'let-in'
  await s.call(teacher, markLibraryRead, { key })
  await s.call(teacher, markLibraryRead, { key })
  const forHead = await s.call(s.head, libraryReaders, { key, organisationId: s.schoolId })
  expect(forHead).toMatchObject({ read: 1, total: 2 })
  expect(forHead.people!.map(({ person, readAt }) => [person.id, readAt !== null])).toEqual([
    [s.head.personId, false],
    [teacher.personId, true],
  ])
  const forOffice = await s.call(s.office, libraryReaders, { key, organisationId: s.officeId })
  expect(forOffice).toMatchObject({ people: [], organisations: [{ id: s.schoolId, read: 1, total: 2 }] })
  expect((await s.call(s.office, libraryReaders, { key, organisationId: s.schoolId })).people).toBeNull()
  expect((await list(teacher)).pages.find((one) => one.key === key)!.readAt).not.toBeNull()
})

test('what was taken out comes back within thirty days, then it is gone with its files', async () => {
  const id = newId()
  await s.call(s.head, saveLibraryPage, page(id, s.schoolId))
  await s.call(s.head, removeLibraryPage, { id, removed: true })
  expect(await keys(teacher)).not.toContain(id)
  await forgetPages(s.services)
  await s.call(s.head, removeLibraryPage, { id, removed: false })
  expect(await keys(teacher)).toContain(id)
  await s.call(s.head, removeLibraryPage, { id, removed: true })
  clock.moveMs(31 * 86_400_000)
  await forgetPages(s.services)
  expect(await s.refusal(s.head, removeLibraryPage, { id, removed: false })).toBe('not_found')
})
