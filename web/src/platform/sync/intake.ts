import type { EventFrame } from '#protocol/envelope.ts'
import type { Confirmed } from '../store/confirmed.ts'

/** Events that came too early are kept for so many streams and so many of each; the rest is asked for again. */
const heldStreamsMax = 200
const heldPerStreamMax = 100

/**
 * Puts events in order: each stream's next one is applied, known ones are dropped, early ones wait for what lies
 * between. `onGap` is told which stream has to be asked for.
 */
export function createIntake(confirmed: Confirmed, onGap: (stream: string) => void) {
  const held = new Map<string, Map<number, EventFrame>>()

  function take(frames: readonly EventFrame[]) {
    const streams = new Set(frames.map((frame) => frame.s))
    for (const frame of frames) hold(frame)
    release(streams)
  }

  function hold(frame: EventFrame) {
    let early = held.get(frame.s)
    if (!early) {
      if (held.size >= heldStreamsMax) return
      held.set(frame.s, (early = new Map()))
    }
    early.set(frame.v, frame)
    if (early.size > heldPerStreamMax) early.delete(Math.min(...early.keys()))
  }

  /** Applies what has become next in line, all in one step, so that screens are drawn once. */
  function release(streams: Iterable<string>) {
    const ready: EventFrame[] = []
    const gaps: string[] = []
    for (const stream of streams) {
      const cursor = confirmed.state().cursors.get(stream)
      const early = held.get(stream)
      if (!early || cursor === undefined) continue
      let next = cursor + 1
      for (let frame = early.get(next); frame; frame = early.get(++next)) ready.push(frame)
      for (const v of early.keys()) if (v < next) early.delete(v)
      if (early.size > 0) gaps.push(stream)
      else held.delete(stream)
    }
    if (ready.length > 0) confirmed.events(ready)
    for (const stream of gaps) onGap(stream)
  }

  return {
    take,
    /** Cursors were moved by a snapshot: some of what waited may be next now. */
    releaseAll: () => release([...held.keys()]),
    forget: (stream: string) => void held.delete(stream),
    clear: () => held.clear(),
    /** True when nothing waits for a stream that is followed. */
    isWhole: () => [...held.keys()].every((stream) => !confirmed.state().cursors.has(stream)),
  }
}

export type Intake = ReturnType<typeof createIntake>
