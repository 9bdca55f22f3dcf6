/** From which second of a recording to which. */
export type Span = readonly [fromS: number, toS: number]

/** So much of a recording makes it seen: whoever leaves at the farewells, or skips a pause, has seen it. */
const seenShare = 0.9
/** Between what was played a browser leaves gaps of a frame. */
const gapS = 0.3

/**
 * Whether a recording of so many seconds was seen: what counts is which of its seconds were played, each once, in any order and
 * at any speed. A jump to the end plays nothing of what it jumps over.
 */
export function isSeen(played: readonly Span[], durationS: number): boolean {
  if (!(durationS > 0) || !Number.isFinite(durationS)) return false
  return joined(played).reduce((sum, [from, to]) => sum + to - from, 0) >= durationS * seenShare
}

/** The same seconds in order, each of them once. */
export function joined(spans: readonly Span[]): Span[] {
  const result: [number, number][] = []
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1)
    if (last && from <= last[1] + gapS) last[1] = Math.max(last[1], to)
    else if (to > from) result.push([from, to])
  }
  return result
}

/** As a device remembers them: `0-12.4 60-61`. */
export function written(spans: readonly Span[]): string {
  return spans.map((span) => span.map((second) => Math.round(second * 10) / 10).join('-')).join(' ')
}

/** What is no span is left out. */
export function readSpans(text: string): Span[] {
  return text.split(' ').flatMap((span) => {
    const [from, to] = /^\d+(\.\d)?-\d+(\.\d)?$/.test(span) ? span.split('-').map(Number) : []
    return from !== undefined && to !== undefined && from < to ? [[from, to] as const] : []
  })
}
