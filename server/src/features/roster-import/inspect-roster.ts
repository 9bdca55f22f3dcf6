import { readFile, writeFile } from 'node:fs/promises'
import type { Language } from '#server/platform/refusal.ts'
import { rosterComparer, type Choices, type CompareOptions } from './compare/compare.rules.ts'
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

/**
 * Reads the file at `path` and compares it with the choices that `options` name; gives what it would change for these, or
 * for others at little cost. Throws a `Refusal` when it cannot be read as a whole. Runs in a worker.
 */
export async function inspectRoster(path: string, options: InspectOptions): Promise<(choices: Choices) => Inspection> {
  const decided = options.map === undefined ? undefined : readDecided(options.map)
  const read = await readRoster(await readFile(path), { ...options, decided })
  const snapshot = options.snapshot ?? emptySnapshot
  if (options.mendTo !== undefined && read.problems.length > 0) {
    await writeFile(options.mendTo, await writeMendFile(path, read, options))
  }
  const { organisationId } = options
  const compare = rosterComparer(read.entries, snapshot, { organisationId, gone: read.gone, facts: read.facts })
  const compareWith = ({ cover = read.cover, decisions }: Choices) => compare({ cover, decisions })
  compareWith(options)
  return (choices) => describeInspection(read, compareWith(choices), { ...options, snapshot })
}
