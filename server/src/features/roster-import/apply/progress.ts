import type { ApplyStage } from '#protocol/roster-import.ts'

type Progress = { stage: ApplyStage; done: number; total: number }
type Whose = { personId: string; organisationId: string }

/** Told by the process that applies; rows of a transaction that nobody else can see yet. */
const running = new Map<string, Progress>()

export type Tell = (progress: Progress) => void

/** How far the list of one person in one organisation has come; undefined while none is being applied here. */
export function progressOf(whose: Whose): Progress | undefined {
  return running.get(keyOf(whose))
}

/** Runs `work`, which tells how far it is; afterwards there is nothing to tell. */
export async function withProgress<T>(whose: Whose, work: (tell: Tell) => Promise<T>): Promise<T> {
  const key = keyOf(whose)
  try {
    return await work((progress) => running.set(key, progress))
  } finally {
    running.delete(key)
  }
}

function keyOf({ personId, organisationId }: Whose): string {
  return `${personId} ${organisationId}`
}
