import { expect, test } from 'vitest'
import { newId } from '#server/platform/ids.ts'
import type { Inspector } from './inspect-in-worker.ts'
import type { Inspection } from './inspection.ts'
import { inspectKept, letGoOf } from './kept-inspectors.ts'

/** A file that somebody looks at, with what became of each thread that read it. */
function looking(rows = 10) {
  const whose = { personId: newId(), organisationId: newId() }
  const threads: { ended: boolean }[] = []
  let broken = false
  const open = async (): Promise<Inspector> => {
    if (broken) throw new Error('cannot be read')
    const thread = { ended: false }
    threads.push(thread)
    let turn: Promise<unknown> = Promise.resolve()
    return {
      async inspect({ decisions = [] }) {
        const found = Promise.resolve({ rows, covered: 0, doubtfulCount: decisions.length } as Inspection)
        turn = found
        return found
      },
      get ended() {
        return thread.ended
      },
      async close() {
        await turn
        thread.ended = true
      },
    }
  }
  const ask = async (decisions: string[] | undefined, reading = 'file') => {
    const choices = { decisions: decisions?.map((doubt) => ({ doubt, is: 'skip' as const })) }
    const { doubtfulCount } = await inspectKept({ ...whose, reading, choices, anew: decisions === undefined, open })
    return doubtfulCount
  }
  return {
    whose,
    threads,
    ask,
    open: () => threads.filter(({ ended }) => !ended).length,
    breakDown: () => (broken = true),
  }
}

test('whoever decides one doubt after another waits for one reading of the file, and a new look reads it anew', async () => {
  const { ask, threads, open } = looking()
  await ask(undefined)
  expect([await ask(['a']), await ask(['a', 'b']), await ask(['b'])]).toEqual([1, 2, 1])
  expect(threads).toHaveLength(1)
  await ask(undefined)
  expect([threads.length, open()]).toEqual([2, 1])
})

test('a page that was opened anew asks twice at once and has the file read once', async () => {
  const { ask, threads } = looking()
  expect(await Promise.all([ask(undefined), ask(['a']), ask(['a', 'b'])])).toEqual([0, 1, 2])
  expect(threads).toHaveLength(1)
})

test('a thread that came to an end is no dead end', async () => {
  const { ask, threads } = looking()
  await ask(undefined)
  threads[0]!.ended = true
  expect(await ask(['a'])).toBe(1)
  expect(threads).toHaveLength(2)
})

test('another way of reading is another reading; whoever brings the file in has its memory back', async () => {
  const { whose, ask, open } = looking()
  await ask(['a'])
  await ask(['a'], 'the second sheet')
  expect(open()).toBe(2)
  letGoOf(whose)
  await new Promise(setImmediate)
  expect(open()).toBe(0)
})

test('a file that cannot be read is told of each time, and many large ones do not stay in memory together', async () => {
  const wrong = looking()
  wrong.breakDown()
  await expect(wrong.ask(['a'])).rejects.toThrow('cannot be read')
  await expect(wrong.ask(['a'])).rejects.toThrow('cannot be read')
  const large = [1, 2, 3].map(() => looking(60_000))
  for (const one of large) await one.ask(['a'])
  await new Promise(setImmediate)
  expect(large.map(({ open }) => open())).toEqual([0, 1, 1])
})
