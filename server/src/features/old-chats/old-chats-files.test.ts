import { Readable } from 'node:stream'
import readExcelFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import {
  addOldChatsFromFile,
  listOldChats,
  markOldChatMistaken,
  oldChatsTemplate,
  readOldChatsFile,
} from '#protocol/old-chats.ts'
import { receiveFile } from '#server/features/files/exports.ts'
import { newId } from '#server/platform/ids.ts'
import { scene, type Scene } from '#server/testing/scene.ts'

let s: Scene
beforeAll(async () => {
  s = await scene()
})
afterAll(() => s.close())

async function upload(name: string, bytes: Buffer): Promise<{ organisationId: string; fileId: string }> {
  const id = newId()
  await receiveFile(s.services, { id, name, ownerId: s.head.personId, body: Readable.from([bytes]) })
  return { organisationId: s.schoolId, fileId: id }
}
const csv = (...lines: string[]) => upload('Чаты.csv', Buffer.from(lines.join('\r\n')))
const read = (file: { organisationId: string; fileId: string }) => s.call(s.head, readOldChatsFile, file)
const list = () => s.call(s.head, listOldChats, { organisationId: s.schoolId })

const header = 'Мессенджер;Название чата;Для кого;Чей чат;Владелец;Сколько человек;Ссылка'

/** Each reading begins a thread. */
describe('a table of chats', { timeout: 60_000 }, () => {
  test('is read row by row: a bad one is named by line and column and stops nothing', async () => {
    const file = await csv(
      ...[header, 'Ватсап;Учительская;сотрудники;;Алиева Мадина;42;', ';Без мессенджера;;;;;'],
      ...['Viber;Родители 1А;родители;;;много;https://invite.viber.com/?g2=A', 'Viber;родители 1а;родители;;;;'],
    )
    const { rows, errors } = await read(file)
    expect(rows.map(({ line, name, standing }) => [line, name, standing])).toEqual([
      ...[
        [2, 'Учительская', 'new'],
        [4, 'Родители 1А', 'new'],
        [5, 'родители 1а', 'twice'],
      ],
    ])
    expect(errors.map(({ line, column, header: title, code, taken }) => [line, column, title, code, taken])).toEqual([
      [3, 'A', 'Мессенджер', 'messenger_missing', false],
      [4, 'F', 'Сколько человек', 'count_wrong', true],
    ])
  })

  test('gives only the rows that were chosen, once: the same file again changes nothing', async () => {
    const file = await csv(header, 'Telegram;Педсовет;сотрудники;;;;', 'Telegram;Столовая;другое;;;;')
    const places = (await read(file)).rows.map(({ sheet, line }) => ({ sheet, line }))
    const take = (rows: typeof places) => s.call(s.head, addOldChatsFromFile, { ...file, rows })
    expect(await take([places[0]!])).toEqual({ added: 1, known: 0 })
    expect(await take(places)).toEqual({ added: 1, known: 1 })
    const before = await list()
    expect(await take(places)).toEqual({ added: 0, known: 2 })
    expect(await list()).toEqual(before)
    expect((await read(file)).rows.map(({ standing }) => standing)).toEqual(['known', 'known'])
    const { rows } = await s.pool.query(`select count(*) from audit_named where act = 'old_chats.imported'`)
    expect(Number(rows[0].count)).toBe(2)
  })

  test('does not bring back unasked what was marked as a mistake', async () => {
    const file = await csv(header, 'Skype;Чужой чат;;;;;')
    const [row] = (await read(file)).rows
    const rows = [{ sheet: row!.sheet, line: row!.line }]
    await s.call(s.head, addOldChatsFromFile, { ...file, rows })
    const line = (await list()).chats.find(({ name }) => name === 'Чужой чат')!
    await s.call(s.head, markOldChatMistaken, { chatId: line.id, reason: 'Не наш' })
    expect((await read(file)).rows[0]?.standing).toBe('mistaken')
  })

  test('is read from the sample that we hand out, once it is filled in', async () => {
    const { base64 } = await s.call(s.head, oldChatsTemplate, {})
    const [table, words] = await readExcelFile(Buffer.from(base64, 'base64'))
    expect(table!.data[0]).toEqual(header.split(';'))
    const messengers = words!.data.slice(1).flatMap(([name]) => (name ? [String(name)] : []))
    const filled = [table!.data[0]!, ...messengers.map((name, at) => [name, `Чат ${at}`, 'ученики', 'организации'])]
    const data = filled.map((row) => row.map((value) => ({ value: String(value), type: String })))
    const bytes = await writeExcelFile([{ data, sheet: 'Чаты' }]).toBuffer()
    const { rows, errors } = await read(await upload('Чаты.xlsx', bytes))
    expect(errors).toEqual([])
    expect(rows).toHaveLength(10)
    expect(new Set(rows.map(({ messenger }) => messenger)).size).toBe(10)
  })

  test('is refused as a whole only when it is none, or somebody else’s', async () => {
    expect(await s.refusal(s.head, readOldChatsFile, await csv('Фамилия;Имя', 'Алиева;Мадина'))).toBe(
      'old_chats_no_header',
    )
    const file = await csv(header, 'Viber;Чат;;;;;')
    expect(await s.refusal(s.office, readOldChatsFile, file)).toBe('not_allowed')
    const other = await s.hire(s.head, s.schoolId, 'deputy', 'Алиева Мадина Руслановна')
    expect(await s.refusal(other, readOldChatsFile, file)).toBe('file_missing')
  })
})
