import { refuse } from '#server/platform/refusal.ts'

/** Where the page before ended: the instant by which the list is sorted, and the id. */
export type Cursor = { at: Date; id: string }

export function writeCursor({ sortedBy, row }: { sortedBy: Date; row: { id: string } }): string {
  return `${sortedBy.getTime()}.${row.id}`
}

/** Throws `bad_input` for anything that `writeCursor` did not write. */
export function readCursor(text: string | undefined): Cursor | null {
  if (text === undefined) return null
  const [, ms, id] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(text) ?? []
  if (!ms || !id || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) {
    throw refuse.bad_input({ path: 'cursor', message: 'is not of an earlier page' })
  }
  return { at: new Date(Number(ms)), id }
}
