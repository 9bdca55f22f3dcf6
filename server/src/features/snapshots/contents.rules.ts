import { createHash } from 'node:crypto'
import type { Inputs } from '#server/features/indicators/exports.ts'

/** What one organisation was counted from, as it is stored: the same bytes for the same content. */
export type Content = { organisation: string; people: Buffer }

const numberBytes = 16
const personBytes = numberBytes + 2

export function contentOf({ people: _people, ...about }: Inputs, people: Buffer): Content {
  return { organisation: canonical(about), people }
}

export function contentHash({ organisation, people }: Content): Buffer {
  return createHash('sha256').update(organisation, 'utf8').update('\n').update(people).digest()
}

export function readContent({ organisation, people }: Content): Inputs {
  return { ...(JSON.parse(organisation) as Omit<Inputs, 'people'>), people: bitsIn(people) }
}

/** How many people have which bits. */
export function bitsIn(people: Buffer): Map<number, number> {
  const counts = new Map<number, number>()
  for (let at = numberBytes; at < people.length; at += personBytes) {
    const bits = people.readUInt16BE(at)
    counts.set(bits, (counts.get(bits) ?? 0) + 1)
  }
  return counts
}

/** JSON with sorted keys: what a database does to the order of keys does not matter. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
