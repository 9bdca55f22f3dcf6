/** A moment of a chart; `share` is `undefined` where there is nothing to draw. */
export interface ChartPoint {
  /** Milliseconds: weeks without a snapshot leave their room. */
  at: number
  share: number | undefined
}

export interface Placed {
  index: number
  x: number
  y: number
}

export interface Frame {
  width: number
  height: number
  left: number
  right: number
  top: number
  bottom: number
  /** Room beside the first and the last point, for their numbers. */
  inset: number
}

/** Where each known point stands. The scale is always 0 to 100 %: a small change looks small. */
export function place(points: readonly ChartPoint[], frame: Frame): Placed[] {
  const [first, last] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0]
  const start = frame.left + frame.inset
  const room = frame.width - frame.right - frame.inset - start
  return points.flatMap(({ at, share }, index) => {
    if (share === undefined) return []
    const along = last === first ? 0.5 : (at - first) / (last - first)
    return [{ index, x: start + along * room, y: heightOf(share, frame) }]
  })
}

export function heightOf(share: number, { height, top, bottom }: Frame): number {
  return top + (1 - Math.min(1, Math.max(0, share))) * (height - top - bottom)
}

/** Lines between neighbours; a week without a number leaves a gap that nobody takes for a value. */
export function linesOf(placed: readonly Placed[]): string {
  return placed
    .map(({ index, x, y }, n) => `${placed[n - 1]?.index === index - 1 ? 'L' : 'M'}${round(x)} ${round(y)}`)
    .join('')
}

/** Which points have room for their number, the last always. */
export function labelled(placed: readonly Placed[], roomPx: number): ReadonlySet<number> {
  const chosen = new Set<number>()
  let next = Infinity
  for (const { index, x } of placed.toReversed()) {
    if (next - x < roomPx) continue
    chosen.add(index)
    next = x
  }
  return chosen
}

/** The point nearest to where a finger is. */
export function nearest(placed: readonly Placed[], x: number): number | undefined {
  return placed.toSorted((a, b) => Math.abs(a.x - x) - Math.abs(b.x - x))[0]?.index
}

/** Where an arrow key leads from a point: over gaps, never beyond the ends. */
export function stepped(placed: readonly Placed[], from: number, key: string): number | undefined {
  const known = placed.map(({ index }) => index)
  if (key === 'ArrowLeft' || key === 'ArrowDown') return known.findLast((index) => index < from)
  if (key === 'ArrowRight' || key === 'ArrowUp') return known.find((index) => index > from)
  if (key === 'Home') return known[0]
  if (key === 'End') return known.at(-1)
  return undefined
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
