import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

type Collect = (options: { type: 'major' | 'minor' }) => void
let collect: Collect | undefined

/**
 * Frees what this thread no longer needs. For a worker between two large steps: V8 waits until memory is short, and what
 * the step before left behind would stand beside all that the next one needs.
 */
export function collectGarbage(): void {
  collectNow('major')
}

/**
 * The same for what came to be since the last time, within a few milliseconds. For slices of much work, between which
 * nothing is kept: left alone, dead rows grow old, and old ones are collected late.
 */
export function collectYoung(): void {
  collectNow('minor')
}

function collectNow(type: 'major' | 'minor'): void {
  if (!collect) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as Collect
  }
  collect({ type })
}
