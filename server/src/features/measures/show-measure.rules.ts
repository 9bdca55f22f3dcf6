import type { Indicator, IndicatorValue } from '#protocol/indicators.ts'
import type { Measure } from '#protocol/measures.ts'
import { dayIn } from '#server/features/organisations/exports.rules.ts'
import { shareOf } from './goals.rules.ts'
import type { FridayValue, MeasureRow } from './measures.queries.ts'

export type Viewing = {
  readonly indicators: ReadonlyMap<string, Indicator>
  /** Values of the organisations on Fridays, oldest first. */
  readonly fridays: readonly FridayValue[]
  readonly at: Date
  /** The reader manages the organisation itself; others are told only which way numbers of pupils and families went. */
  readonly own: boolean
}

/** A measure as it is shown, with where its indicator went afterwards: whether it moved, and not whether it was written well. */
export function shownMeasure(row: MeasureRow, { indicators, fridays, at, own }: Viewing): Measure {
  const indicator = indicators.get(row.code)
  const before = { code: row.code, numerator: row.numerator, denominator: row.denominator, hidden: false }
  const after = fridays
    .filter((one) => one.organisationId === row.organisationId && one.code === row.code && one.at > row.recordedAt)
    .map(({ week, numerator, denominator }) => ({ week, value: { ...before, numerator, denominator } }))
  const hides = !own && indicator?.suppressed === true
  const shown = (value: IndicatorValue) => (hides ? { ...value, numerator: 0, denominator: 0, hidden: true } : value)
  const { id, decision, owner, due, firstDue, evidence, result, week } = row
  return {
    ...{ id, code: row.code, decision, owner, due, firstDue, evidence, result, week },
    organisation: {
      ...{ id: row.organisationId, kind: row.kind, shortName: row.shortName },
      parentShortName: row.parentShortName,
    },
    title: indicator?.title ?? { ru: row.code, en: row.code },
    recordedAt: row.recordedAt.toISOString(),
    doneAt: row.doneAt?.toISOString() ?? null,
    overdue: isOverdue(row, at),
    before: shown(before),
    after: after.map((one) => ({ ...one, value: shown(one.value) })),
    moved: movedOf(before, after.at(-1)?.value),
    mayChange: own && row.doneAt === null,
  }
}

/** Its day is over by the clock of the organisation. */
export function isOverdue({ due, doneAt, timeZone }: Pick<MeasureRow, 'due' | 'doneAt' | 'timeZone'>, at: Date) {
  return doneAt === null && due < dayIn(timeZone, at)
}

function movedOf(before: IndicatorValue, after: IndicatorValue | undefined): Measure['moved'] {
  if (!after || after.denominator === 0) return 'not_yet'
  const change = shareOf(after) - shareOf(before)
  return change > 0 ? 'better' : change < 0 ? 'worse' : 'same'
}
