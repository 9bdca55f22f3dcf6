import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { spaced } from './spaced.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const spaces = { firstMs: 400, mostMs: 4000 }

test('a rush of a minute is asked for every few seconds, from its first moment on, and once after its last', async () => {
  let done = 0
  const doneWhenAsked: number[] = []
  const ask = spaced(async () => void doneWhenAsked.push(done), spaces)
  for (; done < 300; done++) {
    ask()
    await vi.advanceTimersByTimeAsync(200)
  }
  expect(doneWhenAsked[0]).toBe(0)
  expect(doneWhenAsked.length).toBeLessThanOrEqual(19)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(doneWhenAsked.at(-1), 'what is shown at the end is how it ended').toBe(300)
})

test('what is asked for once is done at once, and only once', async () => {
  const act = vi.fn<() => Promise<void>>().mockResolvedValue()
  const ask = spaced(act, spaces)
  ask()
  expect(act).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(act).toHaveBeenCalledTimes(1)
  ask()
  expect(act).toHaveBeenCalledTimes(2)
})

test('two things that happen one after the other are both shown within half a second', async () => {
  const act = vi.fn<() => Promise<void>>().mockResolvedValue()
  const ask = spaced(act, spaces)
  ask()
  await vi.advanceTimersByTimeAsync(50)
  ask()
  await vi.advanceTimersByTimeAsync(450)
  expect(act).toHaveBeenCalledTimes(2)
})

test('an answer that takes longer than the space is waited for, not thrown away', async () => {
  let under = 0
  let most = 0
  let answered = 0
  const ask = spaced(async () => {
    most = Math.max(most, ++under)
    await new Promise((resolve) => setTimeout(resolve, 8000))
    under--
    answered++
  }, spaces)
  for (let second = 0; second < 60; second++) {
    ask()
    await vi.advanceTimersByTimeAsync(1000)
  }
  expect(most).toBe(1)
  expect(answered).toBeGreaterThanOrEqual(5)
})

test('a failure does not silence it, and leaving the page loses nothing', async () => {
  const act = vi.fn<() => Promise<void>>().mockRejectedValueOnce(new Error('no line')).mockResolvedValue()
  const ask = spaced(act, spaces)
  ask()
  await vi.advanceTimersByTimeAsync(400)
  ask()
  expect(act).toHaveBeenCalledTimes(2)
  ask()
  await vi.advanceTimersByTimeAsync(100)
  ask.end()
  expect(act).toHaveBeenCalledTimes(3)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(act).toHaveBeenCalledTimes(3)
})
