import type { Limit } from './call.ts'
import type { Clock } from './clock.ts'

/** Counts are kept for at most so many keys; the oldest are forgotten first. */
const keysMax = 100_000

export type Limiter = {
  /** Takes one from the allowance of `key`; gives the seconds to wait when there is none left, else 0. */
  take(key: string, limit: Limit): number
}

/** An allowance that refills evenly, in this process's memory. `factor` raises all of them. */
export function createLimiter(clock: Clock, factor = 1): Limiter {
  const allowances = new Map<string, { left: number; atMs: number }>()
  return {
    take(key, limit) {
      const nowMs = clock.now().getTime()
      const count = limit.count * factor
      const before = allowances.get(key) ?? { left: count, atMs: nowMs }
      const refill = (Math.max(0, nowMs - before.atMs) / limit.windowMs) * count
      const left = Math.min(count, before.left + refill)
      allowances.delete(key)
      allowances.set(key, { left: left >= 1 ? left - 1 : left, atMs: nowMs })
      if (allowances.size > keysMax) allowances.delete(allowances.keys().next().value!)
      return left >= 1 ? 0 : Math.ceil(((1 - left) / count) * (limit.windowMs / 1000))
    },
  }
}
