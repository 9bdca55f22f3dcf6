import { listMeasures as contract, measuresPageMax } from '#protocol/measures.ts'
import { shownDefinitions, shownOf } from '#server/features/indicators/exports.ts'
import { answer } from '#server/platform/call.ts'
import { requireReading } from './measures.access.ts'
import { fridaysSince, measuresBelow, type MeasureRow } from './measures.queries.ts'
import { shownMeasure } from './show-measure.rules.ts'

export const listMeasures = answer(contract, {
  async run({ db, actor, at }, { organisationId, state, code, week, offset = 0, limit = measuresPageMax }) {
    const { organisation, own } = await requireReading(db, { personId: actor.personId, at }, organisationId)
    const { counts, total, rows } = await measuresBelow(db, organisationId, at, { state, code, week, offset, limit })
    const fridays = await fridaysSince(db, [...new Set(rows.map((row) => row.organisationId))], oldestOf(rows, at))
    const indicators = new Map(shownDefinitions.map(shownOf).map((one) => [one.code, one]))
    const isOwn = (row: MeasureRow) => own && row.organisationId === organisationId
    return {
      organisation: { id: organisationId, shortName: organisation.shortName },
      counts,
      total,
      measures: rows.map((row) => shownMeasure(row, { indicators, fridays, at, own: isOwn(row) })),
    }
  },
})

function oldestOf(rows: readonly MeasureRow[], at: Date): Date {
  return new Date(Math.min(at.getTime(), ...rows.map(({ recordedAt }) => recordedAt.getTime())))
}
