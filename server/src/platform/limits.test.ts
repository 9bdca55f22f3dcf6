import { describe, expect, it } from 'vitest'
import { heldClock } from './clock.ts'
import { createLimiter } from './limits.ts'

describe('how often one may call', () => {
  const limit = { per: 'account', count: 3, windowMs: 60_000 } as const

  it('gives an allowance, then says how long to wait, then refills', () => {
    const clock = heldClock()
    const limiter = createLimiter(clock)
    expect([1, 2, 3].map(() => limiter.take('a', limit))).toEqual([0, 0, 0])
    expect(limiter.take('a', limit)).toBe(20)
    expect(limiter.take('b', limit)).toBe(0)
    clock.moveMs(20_000)
    expect(limiter.take('a', limit)).toBe(0)
    expect(limiter.take('a', limit)).toBeGreaterThan(0)
  })

  it('does not lock people out when the clock jumps back', () => {
    const clock = heldClock()
    const limiter = createLimiter(clock)
    limiter.take('a', limit)
    clock.moveMs(-24 * 3600_000)
    expect(limiter.take('a', limit)).toBe(0)
  })
})
