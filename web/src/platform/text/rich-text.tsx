import { Fragment, type ReactNode } from 'react'
import type { Entity } from '#protocol/messages.ts'
import { cx } from '../../ui/cx.ts'
import { endOf } from './formatted.ts'
import { findLinks, safeUrl } from './links.ts'
import { bullet } from './markdown.ts'
import { partsOf, type Part, type Segment } from './segments.ts'
import styles from './rich-text.module.css'

export interface RichTextProps {
  text: string
  entities?: readonly Entity[]
  /** Found words to show, in UTF-16 units of `text`. */
  found?: readonly Span[]
  /** Makes mentions pressable. */
  onPerson?: ((personId: string) => void) | undefined
  /** Whose mentions stand out: the reader's own. */
  me?: string | undefined
}

interface Span {
  offset: number
  length: number
}

type Drawing = Pick<RichTextProps, 'found' | 'onPerson' | 'me'>

/** Text with entities as React nodes: nothing that somebody wrote is ever read as HTML. Web addresses become links. */
export function RichText({ text, entities = [], ...drawing }: RichTextProps) {
  const parts = partsOf(text, entities)
  return (
    <>
      {groupsOf(parts).map((group, i) => (
        <Group key={i} parts={group.parts} edges={group} drawing={drawing} />
      ))}
    </>
  )
}

interface PartGroup {
  parts: Part[]
  /** A block before or after takes the line break that parted them. */
  afterBlock: boolean
  beforeBlock: boolean
}

// Items of one list stand in one list, though each is a part of its own with a line break between.
function groupsOf(parts: readonly Part[]): PartGroup[] {
  const groups: Part[][] = []
  parts.forEach((part, i) => {
    const list = groups[groups.length - 1]
    const inList = list?.[0]?.block?.type === 'list_item'
    const nextIsItem = parts[i + 1]?.block?.type === 'list_item'
    if (inList && part.block?.type === 'list_item') list?.push(part)
    else if (!(inList && !part.block && part.text === '\n' && nextIsItem)) groups.push([part])
  })
  const isBlock = (group: Part[] | undefined) => Boolean(group?.[0]?.block)
  return groups.map((group, i) => ({
    parts: group,
    afterBlock: isBlock(groups[i - 1]),
    beforeBlock: isBlock(groups[i + 1]),
  }))
}

function Group({ parts, edges, drawing }: { parts: Part[]; edges: PartGroup; drawing: Drawing }) {
  const [part] = parts
  if (!part) return null
  switch (part.block?.type) {
    case 'pre':
      return (
        <pre className={styles.pre} tabIndex={0}>
          <code>{part.text}</code>
        </pre>
      )
    case 'quote':
      return <blockquote className={styles.quote}>{drawSegments(part.segments, drawing)}</blockquote>
    case 'list_item':
      return (
        <ul className={styles.list}>
          {parts.map((item) => (
            <ListItem key={item.offset} part={item} drawing={drawing} />
          ))}
        </ul>
      )
    default:
      return <>{drawSegments(withoutBreaks(part, edges), drawing)}</>
  }
}

const ordinal = /^\d{1,3}[.)] +/

function ListItem({ part, drawing }: { part: Part; drawing: Drawing }) {
  const sign = part.text.startsWith(bullet) ? bullet : (ordinal.exec(part.text)?.[0] ?? '')
  return (
    <li className={styles.item}>
      <span className={styles.sign}>{sign.trim() || '•'} </span>
      <span>{drawSegments(skip(part.segments, sign.length), drawing)}</span>
    </li>
  )
}

function withoutBreaks(part: Part, { afterBlock, beforeBlock }: PartGroup): Segment[] {
  const start = afterBlock && part.text.startsWith('\n') ? 1 : 0
  const end =
    beforeBlock && part.text.endsWith('\n') && part.text.length > start ? part.text.length - 1 : part.text.length
  return skip(part.segments, start, end - start)
}

/** `length` units of the segments after the first `skipped`. */
function skip(segments: readonly Segment[], skipped: number, length = Infinity): Segment[] {
  let at = 0
  return segments.flatMap((segment) => {
    const from = Math.max(0, skipped - at)
    const to = Math.min(segment.text.length, skipped + length - at)
    at += segment.text.length
    return to > from ? [{ ...segment, text: segment.text.slice(from, to), offset: segment.offset + from }] : []
  })
}

type Nest = 'link' | 'mention' | 'mention_all' | 'bold' | 'italic' | 'strike' | 'code'
const nesting: readonly Nest[] = ['link', 'mention', 'mention_all', 'bold', 'italic', 'strike', 'code']

function drawSegments(segments: readonly Segment[], drawing: Drawing): ReactNode {
  return nest(withLinks(segments), nesting, drawing)
}

// Overlapping entities are drawn as properly nested elements: the outer kind first, each in runs as long as possible.
function nest(segments: readonly Segment[], kinds: readonly Nest[], drawing: Drawing): ReactNode {
  const [kind, ...inner] = kinds
  if (!kind)
    return segments.map((segment) => <Fragment key={segment.offset}>{marked(segment, drawing.found)}</Fragment>)
  const runs: { entity: Entity | undefined; segments: Segment[] }[] = []
  for (const segment of segments) {
    const entity = segment.entities.find((other) => other.type === kind)
    const last = runs[runs.length - 1]
    if (last && last.entity === entity) last.segments.push(segment)
    else runs.push({ entity, segments: [segment] })
  }
  return runs.map((run) => (
    <Fragment key={run.segments[0]?.offset}>{wrap(run.entity, nest(run.segments, inner, drawing), drawing)}</Fragment>
  ))
}

function wrap(entity: Entity | undefined, inner: ReactNode, { onPerson, me }: Drawing): ReactNode {
  switch (entity?.type) {
    case 'bold':
      return <strong className={styles.bold}>{inner}</strong>
    case 'italic':
      return <em>{inner}</em>
    case 'strike':
      return <s>{inner}</s>
    case 'code':
      return <code className={styles.code}>{inner}</code>
    case 'link':
      return <OutsideLink url={entity.url}>{inner}</OutsideLink>
    case 'mention':
    case 'mention_all': {
      const look = cx(styles.mention, (entity.type === 'mention_all' || entity.personId === me) && styles.mine)
      const { personId } = entity
      if (!personId || !onPerson) return <span className={look}>{inner}</span>
      return (
        <button type="button" className={look} tabIndex={-1} onClick={() => onPerson(personId)}>
          {inner}
        </button>
      )
    }
    default:
      return inner
  }
}

function OutsideLink({ url, children }: { url: string | undefined; children: ReactNode }) {
  const safe = url && safeUrl(url)
  if (!safe) return <>{children}</>
  return (
    <a
      className={styles.link}
      href={safe}
      target="_blank"
      rel="noopener noreferrer nofollow"
      title={safe}
      tabIndex={-1}
    >
      {children}
    </a>
  )
}

/** Addresses that nobody marked, outside of code and links. */
function withLinks(segments: readonly Segment[]): Segment[] {
  const text = segments.map((segment) => segment.text).join('')
  const start = segments[0]?.offset ?? 0
  const links = findLinks(text).map((link): Entity => ({ ...link, type: 'link', offset: link.offset + start }))
  if (links.length === 0) return [...segments]
  const closed = (segment: Segment) =>
    segment.entities.some(({ type }) => type === 'link' || type === 'code' || type === 'mention')
  return segments.flatMap((segment) => (closed(segment) ? [segment] : splitAt(segment, links)))
}

function splitAt(segment: Segment, links: readonly Entity[]): Segment[] {
  const end = segment.offset + segment.text.length
  const near = links.filter((link) => link.offset < end && endOf(link) > segment.offset)
  const edges = new Set([segment.offset, end])
  for (const link of near)
    for (const edge of [link.offset, endOf(link)]) if (edge > segment.offset && edge < end) edges.add(edge)
  const sorted = [...edges].sort((a, b) => a - b)
  return sorted.slice(1).map((to, i) => {
    const offset = sorted[i] ?? segment.offset
    const link = near.find((other) => other.offset <= offset && endOf(other) >= to)
    const text = segment.text.slice(offset - segment.offset, to - segment.offset)
    return { text, offset, entities: link ? [...segment.entities, link] : segment.entities }
  })
}

function marked({ text, offset }: Segment, found: readonly Span[] = []): ReactNode {
  const near = found.filter((span) => span.offset < offset + text.length && span.offset + span.length > offset)
  if (near.length === 0) return text
  const pieces: ReactNode[] = []
  let at = 0
  for (const span of near) {
    const from = Math.max(at, span.offset - offset)
    const to = Math.min(text.length, span.offset + span.length - offset)
    if (to <= from) continue
    pieces.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>)
    at = to
  }
  return [...pieces, text.slice(at)]
}
