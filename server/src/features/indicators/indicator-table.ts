import { indicatorTable as contract, type IndicatorRow } from '#protocol/indicators.ts'
import { answer, type Db } from '#server/platform/call.ts'
import type { Services } from '#server/platform/services.ts'
import { shownDefinitions } from './definitions/all.ts'
import { fridaysOf } from './fridays.ts'
import { goalsOf } from './goals.queries.ts'
import { nearestGoals } from './goals.rules.ts'
import { requireLook, type Look } from './indicators.access.ts'
import { refuse } from './indicators.refusals.ts'
import { fridayBefore, isComparable, momentOf, shownMoment, type MomentOfTree } from './moments.ts'
import { kindsIn, type Picture, type Place } from './picture.rules.ts'
import { pictureAt, placeAt } from './pictures.ts'
import { parentName, rowsOf } from './table.rules.ts'

const limitUsual = 50
/** What is asked of everybody, whatever the kind: who lags in it stands on top. */
const orderUsual = 'staff_registered'

export const indicatorTable = answer(contract, {
  async run({ db, services, actor, at }, { organisationId, when, offset = 0, limit = limitUsual, ...asked }) {
    const { level, text = '', kinds = null, lagging = null, descending = false } = asked
    const order = asked.order ?? lagging ?? orderUsual
    for (const code of [order, lagging]) if (code !== null && code !== 'name') requireKnown(code)
    const look = await requireLook(db, { personId: actor.personId, at }, organisationId)
    const moment = await momentOf(db, look, when, at)
    const from = await placeAt(services, look, moment, at)
    if (!from) throw refuse.snapshot_not_found()
    const picture = look.own
      ? { places: new Map([[from.id, from]]), hidden: new Map() }
      : await pictureAt(services, moment, at)
    const goalOf = lagging === null ? () => 100 : await goalsIn(db, look, picture)
    const rows = rowsOf(from, { level, text, kinds, lagging, order, descending }, goalOf)
    const page = rows.slice(offset, offset + limit)
    const before = await valuesBefore(services, look, moment, page)
    const shown = page.map((place) => rowOf(picture, place, before(place)))
    return { moment: shownMoment(moment), rows: shown, total: rows.length }
  },
})

function requireKnown(code: string): void {
  if (!shownDefinitions.some((one) => one.code === code)) throw refuse.indicator_unknown({ code })
}

function rowOf(picture: Picture, place: Place, before: IndicatorRow['before']): IndicatorRow {
  const { id, kind, shortName, office, organisations, reasons, values, beside } = place
  return {
    organisation: { id, kind, shortName, parentShortName: parentName(picture, place) },
    ...{ organisations, active: office ? null : reasons.length === 0, reasons },
    ...{ values, before, beside },
  }
}

/** What each place of a tree is to reach, in percent; 100 where no goal is set. */
async function goalsIn(db: Db, { root, organisation, chain }: Look, { places }: Picture) {
  const above = chain.map(({ id }) => id)
  const goals = new Map([...(await goalsOf(db, [root.id], { below: true })), ...(await goalsOf(db, [organisation.id]))])
  return (place: Place, code: string): number => {
    const way = [place.id]
    for (let one = place; one.parentId !== null;) {
      way.push(one.parentId)
      const next = places.get(one.parentId)
      if (!next) break
      one = next
    }
    return nearestGoals(goals, [...new Set([...way, ...above])], kindsIn(place)).get(code)?.percent ?? 100
  }
}

/** What stood there on the Friday before, in the order of the values; empty for whom it does not hold. */
async function valuesBefore(services: Services, look: Look, moment: MomentOfTree, page: readonly Place[]) {
  const none = (): IndicatorRow['before'] => []
  if (page.length === 0) return none
  const friday = await fridayBefore(services.db, look.organisation.id, moment)
  if (!friday) return none
  const places = look.own
    ? new Map(
        (await fridaysOf(services, look, { until: friday.at, count: 1, rootId: friday.rootId })).map((one) => [
          look.organisation.id,
          one,
        ]),
      )
    : (await pictureAt(services, friday, friday.at)).places
  return (place: Place): IndicatorRow['before'] => {
    const there = places.get(place.id)
    if (!there) return []
    return place.values.map(({ code }) => {
      const value = isComparable(code, moment, friday) && there.values.find((one) => one.code === code)
      return value || { code, numerator: 0, denominator: 0, hidden: false }
    })
  }
}
