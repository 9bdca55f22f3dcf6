import type { Entity } from '#protocol/messages.ts'
import type { Formatted } from './formatted.ts'
import { findLinks } from './links.ts'
import { bullet, parseMarkdown } from './markdown.ts'
import type { Mark } from './marks.ts'
import { partsOf, type Part, type Segment } from './segments.ts'

/** What the field holds while a message is edited. */
export interface Source {
  text: string
  marks: Mark[]
}

type Escape = (text: string, lineStart: boolean) => string

/** The other way round of `parseMarkdown`: typed again it gives the same. Signs are escaped only where they must be. */
export function toMarkdown(formatted: Formatted): Source {
  const plain = write(formatted, (text) => text)
  return reads(plain, formatted) ? plain : write(formatted, escapeSigns)
}

function reads(source: Source, wanted: Formatted): boolean {
  const parsed = parseMarkdown(source.text, source.marks)
  const shape = (entities: readonly Entity[]) => JSON.stringify(entities.map((e) => [e.type, e.offset, e.length]))
  return parsed.text === wanted.text && shape(parsed.entities) === shape(wanted.entities)
}

function write({ text, entities }: Formatted, escape: Escape): Source {
  const source: Source = { text: '', marks: [] }
  for (const part of partsOf(text, entities)) writePart(source, part, escape)
  return source
}

function writePart(source: Source, part: Part, escape: Escape): void {
  if (part.block?.type === 'pre') {
    const fence = '`'.repeat(Math.max(3, longestRun(part.text) + 1))
    source.text += `${fence}\n${part.text}\n${fence}`
    return
  }
  const dotted = part.block?.type === 'list_item' && part.text.startsWith(bullet)
  linesOf(part.segments).forEach((line, i) => {
    if (i > 0) source.text += '\n'
    const lineStart = source.text === '' || source.text.endsWith('\n')
    if (part.block?.type === 'quote' && lineStart) source.text += '> '
    if (dotted && i === 0) source.text += '- '
    const free = lineStart && !part.block
    writeStyled(source, dotted && i === 0 ? from(line, bullet.length) : line, styles, (text) => escape(text, free))
  })
}

function linesOf(segments: readonly Segment[]): Segment[][] {
  const lines: Segment[][] = [[]]
  for (const segment of segments) {
    segment.text.split('\n').forEach((text, i) => {
      if (i > 0) lines.push([])
      if (text) lines[lines.length - 1]?.push({ ...segment, text })
    })
  }
  return lines
}

function from([first, ...rest]: readonly Segment[], skipped: number): Segment[] {
  if (!first) return []
  return first.text.length > skipped
    ? [{ ...first, text: first.text.slice(skipped) }, ...rest]
    : from(rest, skipped - first.text.length)
}

const styles: readonly Entity['type'][] = ['link', 'bold', 'italic', 'strike']
const signs: Partial<Record<Entity['type'], string>> = { bold: '**', italic: '__', strike: '~~' }

function writeStyled(
  source: Source,
  line: readonly Segment[],
  left: readonly Entity['type'][],
  escape: (text: string) => string,
): void {
  const [style, ...inner] = left
  if (!style) {
    for (const segment of line) writeSegment(source, segment, escape)
    return
  }
  for (const { covered, segments } of runsOf(line, style)) {
    if (!covered) {
      writeStyled(source, segments, inner, escape)
      continue
    }
    // Signs must touch words: white space at the ends goes outside of them.
    const [before, core, after] = withoutEnds(segments)
    source.text += before
    if (core.length > 0) {
      source.text += style === 'link' ? '[' : signs[style]
      writeStyled(source, core, inner, escape)
      source.text += style === 'link' ? `](${addressOf(covered)})` : signs[style]
    }
    source.text += after
  }
}

interface Run {
  covered: Entity | undefined
  segments: Segment[]
}

function runsOf(line: readonly Segment[], style: Entity['type']): Run[] {
  const runs: Run[] = []
  for (const segment of line) {
    const covered = segment.entities.find((entity) => entity.type === style)
    const last = runs[runs.length - 1]
    if (last && last.covered === covered) last.segments.push(segment)
    else runs.push({ covered, segments: [segment] })
  }
  return runs
}

function withoutEnds(segments: readonly Segment[]): [string, Segment[], string] {
  const text = segments.map((segment) => segment.text).join('')
  const before = text.length - text.trimStart().length
  const after = text.trim() ? text.length - text.trimEnd().length : 0
  let core = from(segments, before)
  let left = after
  while (left > 0) {
    const last = core[core.length - 1]
    if (!last) break
    const kept = Math.max(0, last.text.length - left)
    left -= last.text.length - kept
    core = [...core.slice(0, -1), ...(kept > 0 ? [{ ...last, text: last.text.slice(0, kept) }] : [])]
  }
  return [text.slice(0, before), core, after > 0 ? text.slice(-after) : '']
}

function writeSegment(source: Source, { text, entities }: Segment, escape: (text: string) => string): void {
  const mention = entities.find(({ type }) => type === 'mention' || type === 'mention_all')
  if (mention) {
    source.marks.push({ offset: source.text.length, length: text.length, personId: mention.personId ?? null })
    source.text += text
  } else if (entities.some(({ type }) => type === 'code')) {
    source.text += asCode(text)
  } else {
    source.text += escape(text)
  }
}

function asCode(text: string): string {
  const fence = '`'.repeat([1, 2, 4, 5].find((length) => !runLengths(text).has(length)) ?? 6)
  const padded = text.startsWith('`') || text.endsWith('`') || (text.startsWith(' ') && text.endsWith(' '))
  return padded ? `${fence} ${text} ${fence}` : fence + text + fence
}

function runLengths(text: string): Set<number> {
  return new Set((text.match(/`+/g) ?? []).map((run) => run.length))
}

function longestRun(text: string): number {
  return Math.max(0, ...runLengths(text))
}

function addressOf(entity: Entity): string {
  return (entity.url ?? '').replaceAll('(', '%28').replaceAll(')', '%29')
}

function escapeSigns(text: string, lineStart: boolean): string {
  let escaped = ''
  let at = 0
  for (const { offset, length } of findLinks(text)) {
    escaped += escapeWords(text.slice(at, offset)) + text.slice(offset, offset + length)
    at = offset + length
  }
  escaped += escapeWords(text.slice(at))
  return lineStart ? escaped.replace(/^([->•])(?= |$)/, '\\$1') : escaped
}

function escapeWords(text: string): string {
  return text.replace(/[\\*_~`[\]]/g, '\\$&')
}
