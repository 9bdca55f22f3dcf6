import { cellText, columnLetter, tidyHeader, type Row } from '#server/features/roster-import/exports.ts'

export const oldChatFields = ['messenger', 'name', 'kind', 'ownOf', 'owner', 'peopleCount', 'link'] as const
export type OldChatField = (typeof oldChatFields)[number]

export type Column = { column: string; header: string; field: OldChatField | '' }

/** How many rows from the top are searched for the header. */
export const headerRowsMax = 40

/** The first row that names the chats; `undefined` when none does. */
export function findHeader(rows: readonly Row[]): { line: number; columns: Column[] } | undefined {
  for (const { line, cells } of rows.slice(0, headerRowsMax)) {
    const columns = columnsOf(cells.map((cell) => cellText(cell).replace(/\s+/g, ' ')))
    const fields = new Set(columns.map(({ field }) => field))
    // A link tells the messenger, too.
    if (fields.has('name') && (fields.has('messenger') || fields.has('link'))) return { line, columns }
  }
  return undefined
}

function columnsOf(headers: readonly string[]): Column[] {
  const taken = new Set<string>()
  return headers.map((header, at) => {
    const field = fieldOf(tidyHeader(header)) ?? ''
    const isFirst = field !== '' && !taken.has(field)
    taken.add(field)
    return { column: columnLetter(at), header, field: isFirst ? field : '' }
  })
}

function fieldOf(words: string): OldChatField | undefined {
  return oldChatFields.find((field) =>
    headerWords[field].some((word) => words === word || words.startsWith(`${word} `)),
  )
}

/** In lower case, without signs and with «е» for «ё»; the first of each is what the sample table writes. */
const headerWords: Readonly<Record<OldChatField, readonly string[]>> = {
  messenger: ['мессенджер', 'месенджер', 'приложение', 'где', 'площадка', 'messenger', 'app'],
  name: [
    ...['название чата', 'название', 'наименование', 'имя чата', 'чат', 'группа', 'канал', 'беседа'],
    ...['name of the chat', 'name', 'chat'],
  ],
  kind: ['для кого', 'вид чата', 'вид', 'тип', 'кто в чате', 'участники чата', 'for whom', 'kind', 'type'],
  ownOf: ['чей чат', 'чей', 'принадлежность', 'whose'],
  owner: ['владелец', 'администратор', 'ответственный', 'кто ведет', 'создатель', 'owner', 'admin'],
  peopleCount: [
    ...['сколько человек', 'количество участников', 'число участников', 'количество человек', 'участников'],
    ...['кол во участников', 'кол во', 'участники', 'people', 'members'],
  ],
  link: ['ссылка', 'адрес', 'link', 'url'],
}
