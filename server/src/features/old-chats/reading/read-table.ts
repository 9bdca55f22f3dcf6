import { oldChatRowsMax } from '#protocol/old-chats.ts'
import { cellText, openTableFile, type Row, type Sheet } from '#server/features/roster-import/exports.ts'
import { refuse } from '../old-chats.refusals.ts'
import { findHeader, headerRowsMax, type Column, type OldChatField } from './columns.rules.ts'
import { readRow, type Problem, type ReadChat, type SaidTexts } from './read-row.rules.ts'

export type ReadChats = { chats: ReadChat[]; problems: (Problem & Pick<Column, 'column' | 'header'>)[] }

/** The chats of a table. A bad row never stops it. Throws a `Refusal` when the file as a whole cannot be read. */
export async function readTable(bytes: Uint8Array): Promise<ReadChats> {
  const opened = await openTableFile(bytes)
  if (opened.kind !== 'table') throw refuse.old_chats_not_a_table()
  const tables: { sheet: string; rows: Row[]; columns: Column[] }[] = []
  for (const sheet of opened.file.sheets) {
    const rows = await rowsOf(sheet, oldChatRowsMax + headerRowsMax)
    const header = findHeader(rows)
    if (!header) continue
    tables.push({ sheet: sheet.name, rows: rows.filter(({ line }) => line > header.line), columns: header.columns })
  }
  if (tables.length === 0) throw refuse.old_chats_no_header()
  const read: ReadChats = { chats: [], problems: [] }
  // Where one sheet alone holds chats, the number of a row says enough.
  for (const { sheet, rows, columns } of tables)
    for (const row of rows) takeRow(read, tables.length > 1 ? sheet : '', row, columns)
  if (read.chats.length > oldChatRowsMax) throw refuse.old_chats_rows_too_many({ max: oldChatRowsMax })
  return read
}

async function rowsOf(sheet: Sheet, max: number): Promise<Row[]> {
  const rows: Row[] = []
  for await (const batch of sheet.rows()) {
    rows.push(...batch)
    if (rows.length > max) throw refuse.old_chats_rows_too_many({ max: oldChatRowsMax })
  }
  return rows
}

function takeRow(read: ReadChats, sheet: string, { line, cells }: Row, columns: readonly Column[]): void {
  const said: SaidTexts = {}
  for (const [at, { field }] of columns.entries()) if (field !== '') said[field] = cellText(cells[at])
  if (Object.values(said).every((text) => text === '')) return
  const { chat, problems } = readRow({ sheet, line }, said)
  if (chat) read.chats.push(chat)
  read.problems.push(...problems.map((problem) => ({ ...problem, ...columnOf(columns, problem.field) })))
}

function columnOf(columns: readonly Column[], field: OldChatField): Pick<Column, 'column' | 'header'> {
  const { column, header } = columns.find((one) => one.field === field) ?? { column: '', header: '' }
  return { column, header }
}
