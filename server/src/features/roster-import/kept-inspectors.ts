import type { Choices } from './compare/compare.rules.ts'
import type { Inspector } from './inspect-in-worker.ts'
import type { Inspection } from './inspection.ts'

/** So long a file stays read; then it is read anew, and compared with the roster as it stands by then. */
const keptMs = 5 * 60_000
/** Each is a thread, and its memory grows with the people in file and roster. */
const keptMax = 6
const peopleKeptMax = 150_000

type Whose = { personId: string; organisationId: string }
type Kept = Whose & { inspector: Promise<Inspector>; people: number; timer: NodeJS.Timeout }

/** By what was said of the file, the oldest first. Lost with the process: then a file is read once more. */
const kept = new Map<string, Kept>()

export type Ask = Whose & {
  /** The file and how it is to be read. */
  reading: unknown
  choices: Choices
  /** Whatever is kept, the file is to be compared with the roster as it stands. */
  anew: boolean
  open: () => Promise<Inspector>
}

/**
 * What a file would change, at little cost when somebody has asked about it a moment ago and only decides otherwise now.
 * Throws what `open` throws, and `file_too_hard`.
 */
export async function inspectKept({ reading, choices, anew, open, ...whose }: Ask): Promise<Inspection> {
  const key = JSON.stringify([whose, reading])
  let one = (anew ? undefined : kept.get(key)) ?? begin(key, whose, open)
  try {
    let inspector = await one.inspector
    if (inspector.ended) {
      one = begin(key, whose, open)
      inspector = await one.inspector
    }
    const found = await inspector.inspect(choices)
    one.people = found.rows + found.covered
    makeRoom()
    return found
  } catch (error) {
    letGo(key, one)
    throw error
  }
}

/** Somebody brings the file in: its memory is wanted, and what it was compared with will have changed. */
export function letGoOf({ personId, organisationId }: Whose): void {
  for (const [key, one] of kept) if (one.personId === personId && one.organisationId === organisationId) letGo(key, one)
}

function begin(key: string, whose: Whose, open: () => Promise<Inspector>): Kept {
  const before = kept.get(key)
  if (before) letGo(key, before)
  const timer = setTimeout(() => letGo(key, one), keptMs).unref()
  const one: Kept = { ...whose, inspector: open(), people: 0, timer }
  kept.set(key, one)
  return one
}

function makeRoom(): void {
  let people = [...kept.values()].reduce((sum, one) => sum + one.people, 0)
  for (const [key, one] of [...kept].slice(0, -1)) {
    if (kept.size <= keptMax && people <= peopleKeptMax) return
    people -= one.people
    letGo(key, one)
  }
}

function letGo(key: string, one: Kept): void {
  clearTimeout(one.timer)
  if (kept.get(key) === one) kept.delete(key)
  void one.inspector.then((inspector) => inspector.close()).catch(() => undefined)
}
