import type { Message } from '#protocol/messages.ts'
import type { MessageView } from '../../../platform/store/index.ts'

/** A line of the timeline with what its neighbours decide. */
export interface Row {
  key: string
  view: MessageView
  own: boolean
  /** First line of its day: a separator stands over it. */
  startsDay: boolean
  /** First unread one: the mark «Новые сообщения» stands over it. */
  startsNew: boolean
  /** First and last of the lines that one author wrote one after another. */
  first: boolean
  last: boolean
}

interface Situation {
  me: string
  firstUnreadSeq: number
}

const groupMs = 10 * 60_000

/**
 * Rows of the timeline. `before` are the rows drawn last: a row in which nothing changed is the same object, so that only
 * changed rows are drawn again.
 */
export function rowsOf(items: readonly MessageView[], situation: Situation, before: readonly Row[] = []): Row[] {
  const known = new Map(before.map((row) => [row.key, row]))
  return items.map((view, i) => {
    const row = rowOf(view, items[i - 1]?.message, items[i + 1]?.message, situation)
    const same = known.get(row.key)
    return same && sameRow(same, row) ? same : row
  })
}

function rowOf(
  view: MessageView,
  previous: Message | undefined,
  next: Message | undefined,
  { me, firstUnreadSeq }: Situation,
): Row {
  const { message } = view
  const startsDay = !previous || dayOf(previous) !== dayOf(message)
  const startsNew = firstUnreadSeq > 0 && message.seq === firstUnreadSeq
  return {
    key: view.key,
    view,
    own: message.authorId === me && !message.system,
    startsDay,
    startsNew,
    first: startsDay || startsNew || !previous || !together(previous, message),
    last:
      !next ||
      dayOf(next) !== dayOf(message) ||
      !together(message, next) ||
      (next.seq === firstUnreadSeq && firstUnreadSeq > 0),
  }
}

function together(before: Message, after: Message): boolean {
  if (before.system || after.system || before.authorId !== after.authorId) return false
  return Date.parse(after.at) - Date.parse(before.at) < groupMs
}

/** The day on this device, as a key. */
export function dayOf({ at }: Pick<Message, 'at'>): string {
  return new Date(at).toDateString()
}

function sameRow(a: Row, b: Row): boolean {
  const keys: (keyof Row)[] = ['view', 'own', 'startsDay', 'startsNew', 'first', 'last']
  return keys.every((key) => a[key] === b[key])
}

/** How many rows were put before the first one that was there already; 0 when the window moved elsewhere. */
export function prependedCount(before: readonly Row[], after: readonly Row[]): number {
  const first = before[0]?.key
  return first === undefined
    ? 0
    : Math.max(
        0,
        after.findIndex((row) => row.key === first),
      )
}

/** Index of the line with this number, or of the nearest one after it; -1 when all are before it. */
export function indexOfSeq(rows: readonly Row[], seq: number): number {
  return rows.findIndex((row) => row.view.message.seq >= seq)
}

/** The furthest confirmed line up to `index`. */
export function lastSeqUpTo(rows: readonly Row[], index: number): number {
  for (let i = Math.min(index, rows.length - 1); i >= 0; i--) {
    const seq = rows[i]?.view.message.seq ?? 0
    if (seq > 0) return seq
  }
  return 0
}
