import { readFile, writeFile } from 'node:fs/promises'
import type { Language } from '#server/platform/refusal.ts'
import { compareRoster, type CompareOptions } from './compare/compare.rules.ts'
import { describeInspection, type Inspection } from './inspection.ts'
import { writeMendFile } from './mend-file.ts'
import { readDecided, readRoster, type ReadOptions } from './read-roster.ts'
import { emptySnapshot, type RosterSnapshot } from './snapshot.ts'

export type InspectOptions = Omit<ReadOptions, 'decided'> &
  Omit<CompareOptions, 'gone' | 'facts'> & {
    language: Language
    /** `B=familyName,C=`: columns decided by hand. */
    map?: string | undefined
    /** The roster to compare with; an empty one without. */
    snapshot?: RosterSnapshot | undefined
    /** How many examples of each kind to give. */
    listed?: number | undefined
    /** Where to write the rows with errors as a workbook to mend; nothing is written when there are none. */
    mendTo?: string | undefined
  }

/** What the file at `path` would change. Throws a `Refusal` when it cannot be read as a whole. Runs in a worker. */
export async function inspectRoster(path: string, options: InspectOptions): Promise<Inspection> {
  const decided = options.map === undefined ? undefined : readDecided(options.map)
  const read = await readRoster(await readFile(path), { ...options, decided })
  const snapshot = options.snapshot ?? emptySnapshot
  if (options.mendTo !== undefined && read.problems.length > 0) {
    await writeFile(options.mendTo, await writeMendFile(path, read, options))
  }
  const comparison = compareRoster(read.entries, snapshot, {
    ...options,
    cover: options.cover ?? read.cover,
    gone: read.gone,
    facts: read.facts,
  })
  return describeInspection(read, comparison, { ...options, snapshot })
}
