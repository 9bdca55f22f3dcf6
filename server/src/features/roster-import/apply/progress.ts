import type { ApplyStage } from '#protocol/roster-import.ts'
import { refuse } from '../roster-import.refusals.ts'

type Progress = { stage: ApplyStage; done: number; total: number }
type Whose = { personId: string; organisationId: string }
type Running = { input: string; applied: Promise<unknown>; progress?: Progress }

/** Told by the process that applies; rows of a transaction that nobody else can see yet. */
const running = new Map<string, Running>()

export type Tell = (progress: Progress) => void

/** How far the list of one person in one organisation has come; undefined while none is being applied here. */
export function progressOf(whose: Whose): Progress | undefined {
  return running.get(keyOf(whose))?.progress
}

/**
 * Runs `work`, which tells how far it is; afterwards there is nothing to tell. Whoever asks for the same meanwhile, as a
 * page does that was opened anew, waits for what runs already. Throws `imports_busy` where something else runs.
 */
export async function withProgress<T>(whose: Whose, input: unknown, work: (tell: Tell) => Promise<T>): Promise<T> {
  const key = keyOf(whose)
  const text = JSON.stringify(input)
  const before = running.get(key)
  if (before) return before.input === text ? (before.applied as Promise<T>) : Promise.reject(refuse.imports_busy())
  const now: Running = { input: text, applied: work((progress) => void (now.progress = progress)) }
  running.set(key, now)
  try {
    return (await now.applied) as T
  } finally {
    running.delete(key)
  }
}

function keyOf({ personId, organisationId }: Whose): string {
  return `${personId} ${organisationId}`
}
