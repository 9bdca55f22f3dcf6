import type { TableMapping } from './rows/mapping.rules.ts'

/** What stands in a workbook of rows to mend beside the columns of the file. */
export const mendWords = {
  ru: { sheet: 'Исправить', reason: 'Что исправить', line: 'Строка' },
  en: { sheet: 'To mend', reason: 'What to mend', line: 'Row' },
}

/** The table is one that we handed out with rows to mend: it never holds a whole class. */
export function isMendTable({ columns }: Pick<TableMapping, 'columns'>): boolean {
  const [line, reason] = columns
  return Object.values(mendWords).some((words) => line?.header === words.line && reason?.header === words.reason)
}
