import type { Entity } from '#protocol/messages.ts'
import { findLinks, safeUrl, type LinkSpan } from './links.ts'
import type { Mark } from './marks.ts'

/** What a person typed, with what is known about places in it. Offsets are those of `source`. */
export interface Typed {
  source: string
  marks: readonly Mark[]
  links: readonly LinkSpan[]
}

export interface Out {
  text: string
  entities: Entity[]
}

type Style = 'bold' | 'italic' | 'strike'
type Delimiter = { sign: string; style: Style }
type Token =
  | { kind: 'text'; value: string }
  | DelimiterToken
  | { kind: 'code'; value: string }
  | { kind: 'mention'; value: string; personId: string | null }
  | { kind: 'link'; url: string; tokens: Token[] }
type DelimiterToken = { kind: 'delimiter'; sign: string; style: Style; role: 'open' | 'close' | 'none'; end: number }
type Found = { token: Token; end: number }

/** Signs that a backslash makes ordinary. */
export const escapable = '\\*_~`[]>-•'

// Double signs as Telegram has them, single ones as WhatsApp has: people bring both habits.
const delimiters: readonly Delimiter[] = [
  { sign: '**', style: 'bold' },
  { sign: '__', style: 'italic' },
  { sign: '~~', style: 'strike' },
  { sign: '*', style: 'bold' },
  { sign: '_', style: 'italic' },
  { sign: '~', style: 'strike' },
]

export function typed(source: string, marks: readonly Mark[] = []): Typed {
  return { source, marks, links: findLinks(source) }
}

/** Appends to `out` what the part of one line between `from` and `to` says. */
export function parseInline(input: Typed, from: number, to: number, out: Out): void {
  emit(tokenise(input, from, to), out)
}

function tokenise(input: Typed, from: number, to: number): Token[] {
  const tokens: Token[] = []
  const open: DelimiterToken[] = []
  let at = from
  while (at < to) {
    const found = atomAt(input, at, to) ?? delimiterAt(input.source, at, from, to, open)
    if (found) {
      tokens.push(found.token)
      at = found.end
    } else {
      addText(tokens, input.source.charAt(at++))
    }
  }
  for (const unclosed of open) unclosed.role = 'none'
  return tokens
}

/** What stands for itself: marked names, addresses, escaped signs, code, links. Delimiters inside mean nothing. */
function atomAt(input: Typed, at: number, to: number): Found | undefined {
  const { source, marks, links } = input
  const mark = marks.find((other) => other.offset === at && at + other.length <= to)
  if (mark) {
    const end = at + mark.length
    return { token: { kind: 'mention', value: source.slice(at, end), personId: mark.personId }, end }
  }
  const sign = source.charAt(at)
  if (sign === '\\' && at + 1 < to && escapable.includes(source.charAt(at + 1))) {
    return { token: { kind: 'text', value: source.charAt(at + 1) }, end: at + 2 }
  }
  if (sign === '`') return codeAt(source, at, to)
  if (sign === '[') return linkAt(input, at, to)
  const link =
    sign === 'h' || sign === 'H' || sign === 'w' || sign === 'W'
      ? links.find((other) => other.offset === at)
      : undefined
  return link && { token: { kind: 'text', value: source.slice(at, at + link.length) }, end: at + link.length }
}

function codeAt(source: string, at: number, to: number): Found | undefined {
  const fence = runOf('`', source, at)
  let close = at + fence
  while (close < to) {
    close = source.indexOf('`', close)
    if (close < 0 || close >= to) break
    const run = runOf('`', source, close)
    if (run === fence) {
      const value = source.slice(at + fence, close).trim()
      return value ? { token: { kind: 'code', value }, end: close + run } : undefined
    }
    close += run
  }
  return { token: { kind: 'text', value: '`'.repeat(fence) }, end: at + fence }
}

const target = /\]\((https?:\/\/[^\s()<>]+)\)/iuy

function linkAt(input: Typed, at: number, to: number): Found | undefined {
  const { source } = input
  for (let close = at + 1; close < to; close++) {
    const sign = source.charAt(close)
    if (sign === '\\') close++
    else if (sign === '[') return undefined
    else if (sign === ']') {
      target.lastIndex = close
      const match = target.exec(source)
      const url = match?.[1] && safeUrl(match[1])
      const shown = source.slice(at + 1, close)
      if (!match || !url || target.lastIndex > to || !shown.trim()) return undefined
      const from = at + 1 + shown.length - shown.trimStart().length
      const tokens = tokenise(input, from, at + 1 + shown.trimEnd().length)
      return { token: { kind: 'link', url, tokens }, end: match.index + match[0].length }
    }
  }
  return undefined
}

function delimiterAt(source: string, at: number, from: number, to: number, open: DelimiterToken[]): Found | undefined {
  const fitting = delimiters.filter(({ sign }) => source.startsWith(sign, at) && at + sign.length <= to)
  if (fitting.length === 0) return undefined
  const place = (sign: string) => ({
    before: at > from ? charBefore(source, at) : '',
    after: at + sign.length < to ? charAfter(source, at + sign.length) : '',
    single: sign.length === 1,
    sign,
  })
  const last = open[open.length - 1]?.sign
  const closing = [...fitting].sort((a, b) => Number(b.sign === last) - Number(a.sign === last))
  for (const { sign, style } of closing) {
    const opened = open.findIndex((other) => other.sign === sign && other.end < at)
    if (opened < 0 || !mayClose(place(sign))) continue
    for (const unclosed of open.splice(opened).slice(1)) unclosed.role = 'none'
    const end = at + sign.length
    return { token: { kind: 'delimiter', sign, style, role: 'close', end }, end }
  }
  for (const { sign, style } of fitting) {
    if (open.some((other) => other.sign === sign) || !mayOpen(place(sign))) continue
    const token: DelimiterToken = { kind: 'delimiter', sign, style, role: 'open', end: at + sign.length }
    open.push(token)
    return { token, end: token.end }
  }
  return undefined
}

interface Place {
  before: string
  after: string
  single: boolean
  sign: string
}

// A single sign inside a word is a part of it: 2*3*4, snake_case. Two that could not open as a pair do not open alone.
function mayOpen({ before, after, single, sign }: Place): boolean {
  return after.trim() !== '' && !(single && (isWord(before) || after === sign))
}

function mayClose({ before, after, single }: Place): boolean {
  return before.trim() !== '' && !(single && isWord(after))
}

const word = /[\p{L}\p{N}]/u
const isWord = (char: string) => word.test(char)

function charBefore(source: string, at: number): string {
  return String.fromCodePoint(source.codePointAt(at - 2) ?? 0).length === 2
    ? source.slice(at - 2, at)
    : source.charAt(at - 1)
}

function charAfter(source: string, at: number): string {
  return String.fromCodePoint(source.codePointAt(at) ?? 0)
}

function runOf(sign: string, source: string, at: number): number {
  let end = at
  while (source.charAt(end) === sign) end++
  return end - at
}

function addText(tokens: Token[], value: string): void {
  const last = tokens[tokens.length - 1]
  if (last?.kind === 'text') last.value += value
  else tokens.push({ kind: 'text', value })
}

function emit(tokens: readonly Token[], out: Out): void {
  const started: { style: Style; offset: number }[] = []
  for (const token of tokens) {
    const offset = out.text.length
    if (token.kind === 'delimiter') {
      if (token.role === 'none') out.text += token.sign
      else if (token.role === 'open') started.push({ style: token.style, offset })
      else {
        const start = started.pop()
        if (start) addEntity(out, { type: start.style, offset: start.offset, length: offset - start.offset })
      }
    } else if (token.kind === 'link') {
      emit(token.tokens, out)
      addEntity(out, { type: 'link', offset, length: out.text.length - offset, url: token.url })
    } else {
      out.text += token.value
      const length = token.value.length
      if (token.kind === 'code') addEntity(out, { type: 'code', offset, length })
      if (token.kind === 'mention' && token.personId === null) addEntity(out, { type: 'mention_all', offset, length })
      else if (token.kind === 'mention')
        addEntity(out, { type: 'mention', offset, length, personId: token.personId ?? '' })
    }
  }
}

function addEntity(out: Out, entity: Entity): void {
  if (entity.length > 0) out.entities.push(entity)
}
