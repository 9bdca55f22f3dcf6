import type { Entity } from '#protocol/messages.ts'

/** A text with its marked parts; offsets in UTF-16 units. What a message is made of. */
export interface Formatted {
  text: string
  entities: Entity[]
}

type EntityType = Entity['type']

const blocks: readonly EntityType[] = ['pre', 'quote', 'list_item']

export function isBlock(type: EntityType): boolean {
  return blocks.includes(type)
}

export function endOf(entity: { offset: number; length: number }): number {
  return entity.offset + entity.length
}

/** Without white space at both ends; entities move along, and those that lose all their text go. */
export function trimFormatted({ text, entities }: Formatted): Formatted {
  const start = text.length - text.trimStart().length
  const trimmed = text.trim()
  return { text: trimmed, entities: entities.flatMap((entity) => cut(entity, start, start + trimmed.length)) }
}

/** The part from `start` to `end`, as if it had been written alone. */
export function sliceFormatted({ text, entities }: Formatted, start: number, end: number): Formatted {
  return { text: text.slice(start, end), entities: entities.flatMap((entity) => cut(entity, start, end)) }
}

/**
 * Entities as they may be stored and drawn: inside the text, never through the middle of a surrogate pair, inline marks
 * without white space at their ends, parts of one kind with at most spaces between them joined, in order of offset.
 */
export function tidyEntities(text: string, entities: readonly Entity[]): Entity[] {
  const inside = entities.flatMap((entity) => tighten(text, entity)).sort(byPlace)
  const joined: Entity[] = []
  for (const entity of inside) {
    const before = lastOfKind(joined, entity.type)
    if (before && mayJoin(text, before, entity)) before.length = Math.max(endOf(before), endOf(entity)) - before.offset
    else joined.push({ ...entity })
  }
  return joined.sort(byPlace)
}

function lastOfKind(entities: Entity[], type: EntityType): Entity | undefined {
  for (let i = entities.length - 1; i >= 0; i--) if (entities[i]?.type === type) return entities[i]
  return undefined
}

function cut(entity: Entity, start: number, end: number): Entity[] {
  const from = Math.max(entity.offset, start)
  const to = Math.min(endOf(entity), end)
  return to > from ? [{ ...entity, offset: from - start, length: to - from }] : []
}

function tighten(text: string, entity: Entity): Entity[] {
  let from = Math.max(0, Math.min(entity.offset, text.length))
  let to = Math.max(from, Math.min(endOf(entity), text.length))
  if (splitsPair(text, from)) from -= 1
  if (splitsPair(text, to)) to += 1
  if (!isBlock(entity.type)) {
    const part = text.slice(from, to)
    from += part.length - part.trimStart().length
    to = Math.max(from, to - (part.length - part.trimEnd().length))
  }
  return to > from ? [{ ...entity, offset: from, length: to - from }] : []
}

function splitsPair(text: string, at: number): boolean {
  return isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at))
}

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff

function byPlace(a: Entity, b: Entity): number {
  return a.offset - b.offset || b.length - a.length || a.type.localeCompare(b.type)
}

// Two list items or two mentions side by side are two things; two bold words side by side are one.
function mayJoin(text: string, before: Entity, next: Entity): boolean {
  const sameLink = before.type === 'link' && next.url === before.url
  const style = before.type === 'bold' || before.type === 'italic' || before.type === 'strike'
  if (!sameLink && !style) return next.offset < endOf(before)
  return /^[ \t]*$/.test(text.slice(endOf(before), next.offset))
}
