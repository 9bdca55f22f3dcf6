/** Stretches of a conversation that are known without gaps: inclusive, sorted, never touching one another. */
export type Range = readonly [from: number, to: number]
export type Ranges = readonly Range[]

export function withRange(ranges: Ranges, [from, to]: Range): Ranges {
  if (to < from) return ranges
  const apart = ranges.filter((range) => range[1] < from - 1 || range[0] > to + 1)
  const touching = ranges.filter((range) => range[1] >= from - 1 && range[0] <= to + 1)
  const joined: Range = [
    Math.min(from, ...touching.map((range) => range[0])),
    Math.max(to, ...touching.map((range) => range[1])),
  ]
  return [...apart, joined].toSorted((a, b) => a[0] - b[0])
}

/** The stretch a line lies in. */
export function rangeAt(ranges: Ranges, seq: number): Range | undefined {
  return ranges.find((range) => range[0] <= seq && seq <= range[1])
}
