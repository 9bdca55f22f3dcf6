/**
 * Markdown habits → text with entities, as the composer sends it. Signs from Telegram (`**bold**`, `__italic__`,
 * `~~strike~~`) and WhatsApp (`*bold*`, `_italic_`, `~strike~`), `code`, fenced blocks, `> quote`, `- list`,
 * `[name](https://…)`. What does not close stays as it was typed.
 */
import { entitiesMax, textLengthMax } from '#protocol/messages.ts'
import { trimFormatted, tidyEntities, type Formatted } from './formatted.ts'
import { parseInline, typed, type Out, type Typed } from './markdown-inline.ts'
import type { Mark } from './marks.ts'

/** Longer than this nothing can be sent anyway, and the field must stay quick: the text is left as typed. */
export const parsedLengthMax = textLengthMax * 2

export const bullet = '• '

/** What the field holds → what is sent, without white space at its ends. Pure; never fails. */
export function parseMarkdown(source: string, marks: readonly Mark[] = []): Formatted {
  if (source.includes('\r')) return parseMarkdown(source.replace(/\r\n?/g, '\n'))
  if (source.length > parsedLengthMax) return trimFormatted({ text: source, entities: [] })
  const out: Out = { text: '', entities: [] }
  const input = typed(source, marks)
  let at = source.length - source.trimStart().length
  for (const fence of fencesOf(source)) {
    parseLines(input, at, fence.start, out)
    const offset = out.text.length
    out.text += fence.value
    out.entities.push({ type: 'pre', offset, length: fence.value.length })
    at = fence.end
  }
  parseLines(input, at, source.length, out)
  const whole = trimFormatted(out)
  return { text: whole.text, entities: tidyEntities(whole.text, whole.entities).slice(0, entitiesMax) }
}

interface Fence {
  start: number
  end: number
  value: string
}

function fencesOf(source: string): Fence[] {
  const found: Fence[] = []
  for (const match of source.matchAll(/(`{3,})([^`][\s\S]*?)\1(?!`)/g)) {
    const value = (match[2] ?? '').replace(/^[^\S\n]*\n/, '').replace(/\n[^\S\n]*$/, '')
    const escaped = match.index > 0 && source[match.index - 1] === '\\'
    if (value.trim() && !escaped) found.push({ start: match.index, end: match.index + match[0].length, value })
  }
  return found
}

interface Line {
  from: number
  to: number
}

function parseLines(input: Typed, from: number, to: number, out: Out): void {
  const lines = linesOf(input.source, from, to)
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Line
    const atStart = (line.from === from && out.text === '') || input.source[line.from - 1] === '\n'
    if (i > 0) out.text += '\n'
    if (atStart && isQuote(input, line)) {
      const quoted = lines.slice(i).findIndex((other) => !isQuote(input, other))
      const until = quoted < 0 ? lines.length : i + quoted
      parseQuote(input, lines.slice(i, until), out)
      i = until - 1
    } else if (atStart) {
      parseLine(input, line, out)
    } else {
      parseInline(input, line.from, line.to, out)
    }
  }
}

function linesOf(source: string, from: number, to: number): Line[] {
  const lines: Line[] = []
  let start = from
  while (start <= to) {
    const newline = source.indexOf('\n', start)
    const end = newline < 0 || newline > to ? to : newline
    lines.push({ from: start, to: end })
    start = end + 1
    if (end === to) break
  }
  return lines
}

function isQuote({ source }: Typed, { from, to }: Line): boolean {
  return source[from] === '>' && (from + 1 === to || source[from + 1] === ' ')
}

function parseQuote(input: Typed, lines: readonly Line[], out: Out): void {
  const offset = out.text.length
  lines.forEach((line, i) => {
    if (i > 0) out.text += '\n'
    parseInline(input, Math.min(line.from + 2, line.to), line.to, out)
  })
  const length = out.text.length - offset
  if (length > 0) out.entities.push({ type: 'quote', offset, length })
}

const bulletSign = /[-*•] +(?=\S)/y
const numberSign = /\d{1,3}[.)] +(?=\S)/y

function parseLine(input: Typed, { from, to }: Line, out: Out): void {
  const offset = out.text.length
  const dot = signEnd(bulletSign, input.source, from, to)
  const number = dot ? 0 : signEnd(numberSign, input.source, from, to)
  // The sign stays in the text, so that a list is a list wherever text is read without its entities.
  if (dot) out.text += bullet
  parseInline(input, dot || from, to, out)
  if (dot || number) out.entities.push({ type: 'list_item', offset, length: out.text.length - offset })
}

function signEnd(sign: RegExp, source: string, from: number, to: number): number {
  sign.lastIndex = from
  return sign.test(source) && sign.lastIndex < to ? sign.lastIndex : 0
}
