import type { Entity } from '#protocol/messages.ts'
import { tidyEntities, trimFormatted, type Formatted } from './formatted.ts'
import { safeUrl } from './links.ts'
import { bullet } from './markdown.ts'

interface Writer {
  text: string
  entities: Entity[]
}

const inlineKinds: Record<string, Entity['type']> = {
  B: 'bold',
  STRONG: 'bold',
  I: 'italic',
  EM: 'italic',
  S: 'strike',
  DEL: 'strike',
  STRIKE: 'strike',
  CODE: 'code',
  TT: 'code',
  KBD: 'code',
}
const paragraphs = new Set([
  'P',
  'DIV',
  'UL',
  'OL',
  'LI',
  'PRE',
  'BLOCKQUOTE',
  'TABLE',
  'TR',
  'SECTION',
  'ARTICLE',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
])
const silent = new Set(['SCRIPT', 'STYLE', 'HEAD', 'TITLE', 'META', 'TEMPLATE', 'IMG', 'SVG', 'NOSCRIPT'])

/** What was copied from Word, a page or another messenger → text with entities. The HTML is read, never shown. */
export function formattedFromHtml(html: string): Formatted {
  // A document made this way runs no script and loads no picture.
  const body = new DOMParser().parseFromString(html, 'text/html').body
  const writer: Writer = { text: '', entities: [] }
  for (const child of body.childNodes) walk(child, writer, false)
  const trimmed = trimFormatted({ text: writer.text.replace(/\u00a0/g, ' '), entities: writer.entities })
  return { text: trimmed.text, entities: tidyEntities(trimmed.text, trimmed.entities) }
}

/** Whether the copied thing has anything that plain text would lose. */
export function isFormatted({ entities }: Formatted): boolean {
  return entities.length > 0
}

function walk(node: Node, writer: Writer, literal: boolean): void {
  if (node.nodeType === Node.TEXT_NODE) return write(writer, node.nodeValue ?? '', literal)
  if (!(node instanceof Element) && node.nodeType !== Node.ELEMENT_NODE) return
  const element = node as HTMLElement
  const name = element.tagName.toUpperCase()
  if (silent.has(name)) return
  if (name === 'BR') return breakLine(writer, true)
  const block = paragraphs.has(name)
  if (block) breakLine(writer, false)
  const offset = writer.text.length
  if (name === 'LI') writer.text += signOf(element)
  for (const child of element.childNodes) walk(child, writer, literal || name === 'PRE')
  mark(element, name, offset, writer)
  if (block) breakLine(writer, false)
  if (name === 'TD' || name === 'TH') writer.text += ' '
}

function write(writer: Writer, value: string, literal: boolean): void {
  const text = literal ? value : value.replace(/[\t\n\r ]+/g, ' ')
  const atStart = writer.text === '' || /\s$/.test(writer.text)
  writer.text += atStart && !literal ? text.replace(/^ /, '') : text
}

function breakLine(writer: Writer, always: boolean): void {
  if (always || (writer.text !== '' && !writer.text.endsWith('\n'))) writer.text = `${writer.text.replace(/ $/, '')}\n`
}

function signOf(item: HTMLElement): string {
  const list = item.parentElement
  if (list?.tagName !== 'OL') return bullet
  return `${[...list.children].indexOf(item) + 1}. `
}

function mark(element: HTMLElement, name: string, offset: number, writer: Writer): void {
  const length = writer.text.trimEnd().length - offset
  if (length <= 0) return
  const add = (type: Entity['type'], more: Partial<Entity> = {}) =>
    writer.entities.push({ type, offset, length, ...more })
  const inPre = element.closest('pre') !== null
  if (name === 'PRE') add('pre')
  if (name === 'BLOCKQUOTE') add('quote')
  if (name === 'LI') add('list_item')
  if (inPre) return
  const kind = inlineKinds[name]
  if (kind && !isPlain(element, kind)) add(kind)
  if (/^H[1-6]$/.test(name)) add('bold')
  const url = name === 'A' ? safeUrl(element.getAttribute('href') ?? '') : undefined
  if (url && !writer.text.slice(offset, offset + length).includes(new URL(url).host)) add('link', { url })
  const { fontWeight, fontStyle } = element.style
  if (!kind && (fontWeight === 'bold' || Number(fontWeight) >= 600)) add('bold')
  if (!kind && fontStyle === 'italic') add('italic')
}

// Google Docs wraps everything in <b style="font-weight:normal">.
function isPlain(element: HTMLElement, kind: Entity['type']): boolean {
  return kind === 'bold' && (element.style.fontWeight === 'normal' || element.style.fontWeight === '400')
}
