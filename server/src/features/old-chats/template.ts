import writeExcelFile from 'write-excel-file/node'
import { foreignMessengers } from '#protocol/foreign-messengers.ts'
import { oldChatsTemplate as contract } from '#protocol/old-chats.ts'
import { answer } from '#server/platform/call.ts'
import type { Language } from '#server/platform/refusal.ts'
import { oldChatFields } from './reading/columns.rules.ts'
import { columnWords, kindWords, otherMessenger, ownOfWords } from './reading/words.ts'

const widths = [20, 40, 20, 20, 32, 20, 44]

/** An empty table, and on a second sheet the words that its columns know. */
export const template = answer(contract, {
  async run({ origin: { language } }) {
    const bold = (value: string) => ({ value, type: String, fontWeight: 'bold' as const })
    const header = oldChatFields.map((field) => bold(columnWords[field][language]))
    const columns = widths.map((width) => ({ width }))
    const file = await writeExcelFile([
      { sheet: sheets[language].table, data: [header], columns, stickyRowsCount: 1 },
      { sheet: sheets[language].words, data: wordsSheet(language), columns: columns.slice(0, 3) },
    ]).toBuffer()
    return { base64: file.toString('base64') }
  },
})

const sheets = {
  ru: { table: 'Чаты', words: 'Что писать' },
  en: { table: 'Chats', words: 'What to write' },
}

function wordsSheet(language: Language) {
  const lists = [
    [
      columnWords.messenger[language],
      ...foreignMessengers.messengers.map(({ name }) => name),
      otherMessenger[language],
    ],
    [columnWords.kind[language], ...Object.values(kindWords).map((word) => word[language])],
    [columnWords.ownOf[language], ...Object.values(ownOfWords).map((word) => word[language])],
  ]
  const height = Math.max(...lists.map((list) => list.length))
  return Array.from({ length: height }, (_, at) => lists.map((list) => ({ value: list[at] ?? '', type: String })))
}
