import type { ReadOldChatRow } from '#protocol/old-chats.ts'

type Place = { sheet: string; line: number }

export function placeKey({ sheet, line }: Place): string {
  return `${line}:${sheet}`
}

/** «12», or «Лист2!12» where a workbook has several sheets. */
export function placeOf({ sheet, line }: Place): string {
  return sheet === '' ? String(line) : `${sheet}!${line}`
}

/** What is on the list already, or stands twice in the file, is not taken again. */
export function mayTake({ standing }: Pick<ReadOldChatRow, 'standing'>): boolean {
  return standing === 'new' || standing === 'mistaken'
}

/** What was once marked as a mistake is taken only by hand. */
export function takenAtFirst(rows: readonly ReadOldChatRow[]): ReadonlySet<string> {
  return new Set(rows.filter(({ standing }) => standing === 'new').map(placeKey))
}
