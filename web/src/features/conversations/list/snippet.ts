import type { SearchHit } from '#protocol/messages.ts'

export interface Snippet {
  text: string
  marks: { offset: number; length: number }[]
}

const before = 28
const lengthMax = 240

/** The part of a found message around its first hit, on one line, cut between words. */
export function snippetOf(text: string, marks: SearchHit['marks']): Snippet {
  const first = marks[0]?.offset ?? 0
  const start = first > before ? wordStart(text, first - before) : 0
  const lead = start > 0 ? '…' : ''
  const shown = text.slice(start, start + lengthMax).replace(/\s/g, ' ')
  const inside = marks.flatMap(({ offset, length }) => {
    const from = Math.max(0, offset - start)
    const to = Math.min(shown.length, offset + length - start)
    return to > from ? [{ offset: from + lead.length, length: to - from }] : []
  })
  return { text: lead + shown, marks: inside }
}

function wordStart(text: string, at: number): number {
  const space = text.slice(at, at + before).search(/\s/)
  return space < 0 ? at : at + space + 1
}
