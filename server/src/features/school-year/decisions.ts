import type { InputOf } from '#protocol/contract.ts'
import type { decideYear, YearStep } from '#protocol/school-year.ts'
import { normaliseClassName } from '#server/features/classes/exports.ts'

/** What somebody decided about one class. `pupils`: a class, or null for leaving, by person. */
export type LineDecision = {
  to?: string | null
  teachers?: boolean
  pupils?: Record<string, string | null>
}

/** What people decided about the coming year; all else is proposed. */
export type Decisions = {
  /** The first day of the new classes; without: 1 September. */
  on?: string
  groups: YearStep
  clubs: YearStep
  /** Without: as proposed. */
  newClasses?: string[]
  /** By class of the ending year. */
  lines: Record<string, LineDecision>
}

export const nothingDecided: Decisions = { groups: 'up', clubs: 'up', lines: {} }

export type Change = Omit<InputOf<typeof decideYear>, 'organisationId'>

/** Former decisions with what is said now. Names take their one spelling. */
export function decidedAlso(before: Decisions, { lines = [], newClasses, ...plain }: Change): Decisions {
  const changed = Object.fromEntries(
    lines.map(({ classId, ...line }) => [classId, lineAlso(before.lines[classId] ?? {}, line)]),
  )
  return {
    ...before,
    ...plain,
    ...(newClasses === undefined ? {} : { newClasses: spelled(newClasses) }),
    lines: { ...before.lines, ...changed },
  }
}

function lineAlso(
  before: LineDecision,
  { to, teachers, pupils = [] }: Omit<NonNullable<Change['lines']>[number], 'classId'>,
) {
  const own = { ...before.pupils }
  for (const { personId, to: theirs } of pupils) {
    if (theirs === undefined) delete own[personId]
    else own[personId] = spelling(theirs)
  }
  return {
    ...before,
    ...(to === undefined ? {} : { to: spelling(to) }),
    ...(teachers === undefined ? {} : { teachers }),
    pupils: own,
  }
}

function spelling(name: string | null): string | null {
  return name === null ? null : normaliseClassName('class', name)
}

function spelled(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => normaliseClassName('class', name)).filter((name) => name !== ''))]
}
