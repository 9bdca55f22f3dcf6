import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ImportCounts } from '#protocol/roster-import.ts'
import { collectGarbage } from '#server/platform/collect-garbage.ts'
import { newId } from '#server/platform/ids.ts'
import { inSlices } from '#server/platform/in-slices.ts'
import { compareRoster } from '../compare/compare.rules.ts'
import { describeInspection, type Inspection } from '../inspection.ts'
import type { InspectOptions } from '../inspect-roster.ts'
import { readDecided, readRoster, type ReadRoster } from '../read-roster.ts'
import type { RosterPiece } from '../roster-pieces.ts'
import { fingerprintsOf } from '../rows/fingerprint.ts'
import type { RosterSnapshot } from '../snapshot.ts'
import { differences, type Differences } from './differences.rules.ts'
import { rosterAfter } from './roster-after.rules.ts'

export type PlanOptions = Omit<InspectOptions, 'snapshot' | 'mendTo'> & {
  organisationId: string
  /** As people call the file; without it the last part of its path. */
  name?: string | undefined
}

/** A file that was read: what it would change in a roster, and the rows to write, a slice at a time. */
export type Planner = {
  plan(roster: AsyncIterable<RosterPiece>, years: ReadonlyMap<string, string>): Promise<Planned>
  /** The rows of the last plan, in the order in which they may be written. */
  slices(): AsyncIterable<Slice>
  close(): Promise<void>
}

export type Planned = {
  file: { hash: string; name: string }
  inspection: Inspection
  counts: ImportCounts
  /** By what the file's source is remembered. */
  fingerprints: string[]
  /** How many are to be written. */
  rows: number
}

export type Slice = {
  [Name in keyof Differences]: { what: Name; rows: Differences[Name] }
}[keyof Differences]

const rowsAtOnce = 1_000

export async function readForPlan(path: string, options: PlanOptions) {
  const bytes = await readFile(path)
  const decided = options.map === undefined ? undefined : readDecided(options.map)
  const read = await readRoster(bytes, { ...options, decided })
  return {
    read,
    file: { hash: createHash('sha256').update(bytes).digest('hex'), name: options.name ?? basename(path) },
  }
}

export function planOf(
  { read, file }: { read: ReadRoster; file: Planned['file'] },
  snapshot: RosterSnapshot,
  { years, ...options }: PlanOptions & { years: ReadonlyMap<string, string> },
): { planned: Planned; writes: Differences } {
  const cover = options.cover ?? read.cover
  const { organisationId, language, decisions } = options
  const comparison = compareRoster(read.entries, snapshot, {
    organisationId,
    cover,
    gone: read.gone,
    facts: read.facts,
    decisions,
  })
  // What each step leaves behind would stand beside all that the next one makes.
  collectGarbage()
  const after = rosterAfter(snapshot, comparison, { organisationId, years, newId })
  collectGarbage()
  const writes = differences(snapshot, after)
  const counts: ImportCounts = {
    new: after.added,
    changed: after.changed,
    left: comparison.left.length,
    same: comparison.same.length,
    doubtful: comparison.doubtful.length,
    errors: read.problemCount,
    skipped: after.skipped,
    classes: writes.classes.length,
    guardians: writes.guardianships.begun.length,
  }
  const inspection = describeInspection(read, comparison, { snapshot, language })
  const rows = [...slicesOf(writes)].reduce((sum, slice) => sum + rowsIn(slice), 0)
  return { planned: { file, inspection, counts, fingerprints: fingerprintsOf(read.mappings), rows }, writes }
}

export function rowsIn({ rows }: Slice): number {
  return Array.isArray(rows) ? rows.length : rows.begun.length + rows.changed.length + rows.ended.length
}

/** Classes and people before what refers to them. */
export function* slicesOf(writes: Differences): Generator<Slice> {
  for (const what of ['classes', 'persons', 'renamed', 'details', 'contacts'] as const) {
    for (const rows of inSlices<never>(writes[what] as never[], rowsAtOnce)) yield { what, rows }
  }
  for (const what of ['employments', 'enrolments', 'guardianships'] as const) {
    const { begun, changed, ended } = writes[what]
    const none = { begun: [], changed: [], ended: [] }
    for (const rows of inSlices(ended, rowsAtOnce)) yield { what, rows: { ...none, ended: rows } }
    for (const rows of inSlices<never>(changed as never[], rowsAtOnce)) yield { what, rows: { ...none, changed: rows } }
    for (const rows of inSlices<never>(begun as never[], rowsAtOnce)) yield { what, rows: { ...none, begun: rows } }
  }
}
