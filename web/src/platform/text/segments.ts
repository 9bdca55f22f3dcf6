import type { Entity } from '#protocol/messages.ts'
import { endOf, isBlock, tidyEntities } from './formatted.ts'

/** A run of text over which nothing changes, with the inline entities that cover it. */
export interface Segment {
  text: string
  offset: number
  entities: readonly Entity[]
}

/** A paragraph part or a block; blocks never overlap: of two that do, the first one counts. */
export interface Part {
  block: Entity | null
  offset: number
  text: string
  segments: Segment[]
}

/** Cuts a text with any entities, overlapping ones too, into parts in order. Joined again the parts are the text. */
export function partsOf(text: string, entities: readonly Entity[]): Part[] {
  const tidy = tidyEntities(text, entities)
  const inline = tidy.filter((entity) => !isBlock(entity.type))
  const parts: Part[] = []
  let at = 0
  const add = (block: Entity | null, from: number, to: number) => {
    if (to > from)
      parts.push({ block, offset: from, text: text.slice(from, to), segments: segmentsOf(text, from, to, inline) })
  }
  for (const block of tidy.filter((entity) => isBlock(entity.type))) {
    if (block.offset < at) continue
    add(null, at, block.offset)
    add(block, block.offset, endOf(block))
    at = endOf(block)
  }
  add(null, at, text.length)
  return parts
}

function segmentsOf(text: string, from: number, to: number, inline: readonly Entity[]): Segment[] {
  const near = inline.filter((entity) => entity.offset < to && endOf(entity) > from)
  const edges = new Set([from, to])
  for (const entity of near) {
    edges.add(Math.max(from, entity.offset))
    edges.add(Math.min(to, endOf(entity)))
  }
  const sorted = [...edges].sort((a, b) => a - b)
  return sorted.slice(1).map((end, i) => {
    const offset = sorted[i] ?? from
    return {
      text: text.slice(offset, end),
      offset,
      entities: near.filter((e) => e.offset <= offset && endOf(e) >= end),
    }
  })
}
