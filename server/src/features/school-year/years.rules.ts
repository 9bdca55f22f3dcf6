import { createHash } from 'node:crypto'
import { isYearNear } from '#server/features/organisations/exports.ts'
import type { Decisions } from './decisions.ts'
import type { YearRoster } from './plan.rules.ts'

/** `2027/2028` after `2026/2027`. */
export function yearAfter(year: string): string {
  const start = Number(year.slice(0, 4)) + 1
  return `${start}/${start + 1}`
}

/**
 * The year that a run over many organisations leads to: the first one that some of them have not reached. So whoever starts
 * again after failures does what is left, and nobody is moved up twice. Classes that were forgotten years ago do not count.
 */
export function nextYearOf(ending: readonly string[], at: Date): string | undefined {
  const today = at.toISOString().slice(0, 10)
  return ending
    .map(yearAfter)
    .filter((year) => isYearNear(year, today))
    .sort()[0]
}

/** 1 September of a school year. */
export function firstDayOf(year: string): string {
  return `${year.slice(0, 4)}-09-01`
}

/** The days on which the classes of a year may begin: from the beginning of the year before to the end of the calendar year. */
export function daysFor(toYear: string): { from: string; to: string } {
  const start = Number(toYear.slice(0, 4))
  return { from: `${start - 1}-09-01`, to: `${start}-12-31` }
}

/** The same for the same roster, in whatever order its rows come. */
export function rosterHash({ ending, coming }: YearRoster): Buffer {
  const rows = [...ending, ...coming].flatMap((one) => [
    [one.id, one.kind, one.name].join(' '),
    ...one.members.map((member) =>
      [one.id, member.factId, member.personId, member.kind, member.from, member.until].join(' '),
    ),
  ])
  return sha256(rows.sort().join('\n'))
}

export function planHash(roster: Buffer, decisions: Decisions): string {
  const lines = Object.entries(decisions.lines).sort(([a], [b]) => (a < b ? -1 : 1))
  const said = lines.map(([id, { pupils = {}, ...line }]) => [
    id,
    line.to,
    line.teachers,
    Object.entries(pupils).sort(([a], [b]) => (a < b ? -1 : 1)),
  ])
  const { on, groups, clubs, newClasses } = decisions
  return sha256(JSON.stringify([roster.toString('hex'), on, groups, clubs, newClasses, said])).toString('hex')
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
