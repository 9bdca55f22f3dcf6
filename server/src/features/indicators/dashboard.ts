import { dashboard as contract, besideOf, type DashboardTile } from '#protocol/indicators.ts'
import { dayIn, daysBetween } from '#server/features/organisations/exports.rules.ts'
import { answer, type QueryContext } from '#server/platform/call.ts'
import { countsColleges } from './counting/colleges.queries.ts'
import { nextDueAt, usualCutOff } from './counting/cut-off.rules.ts'
import { cutOffsOf } from './counting/cut-offs.queries.ts'
import { forecastOf } from './forecast.rules.ts'
import { fridaysOf, type Friday } from './fridays.ts'
import { goalsOf } from './goals.queries.ts'
import { nearestGoals, type KeptGoal } from './goals.rules.ts'
import { mayCountColleges, maySetCutOff, maySetGoals, requireLook, type Look } from './indicators.access.ts'
import { refuse } from './indicators.refusals.ts'
import { isComparable, momentOf, shownMoment, type MomentOfTree } from './moments.ts'
import { peopleBelow } from './people-count.ts'
import { kindsIn, type Place } from './picture.rules.ts'
import { placeAt } from './pictures.ts'

/** Four to tell the pace, and one more where the newest is what is looked at. */
const fridaysRead = 5

export const dashboard = answer(contract, {
  async run(ctx, { organisationId, when }) {
    const { db, services, at } = ctx
    const look = await requireLook(db, { personId: ctx.actor.personId, at }, organisationId)
    const moment = await momentOf(db, look, when, at)
    const place = await placeAt(services, look, moment, at)
    if (!place) throw refuse.snapshot_not_found()
    const { organisation, root, chain, seen } = look
    return {
      organisation: {
        ...{ id: organisation.id, kind: organisation.kind },
        ...{ shortName: organisation.shortName, timeZone: organisation.timeZone },
      },
      above: chain
        .filter(({ id }) => seen.has(id))
        .map(({ id, shortName }) => ({ id, shortName }))
        .toReversed(),
      moment: shownMoment(moment),
      cutOff: await shownCutOff(ctx, root),
      collegesCounted: await countsColleges(db, root.id, at),
      organisationsListed: place.listed,
      organisationsCounted: place.organisations,
      people: await shownPeople(ctx, look, moment, place),
      tiles: await tilesOf(ctx, look, moment, place),
      mayTakeSnapshot: maySetGoals(look),
      maySetCutOff: maySetCutOff(look),
      mayCountColleges: mayCountColleges(look),
      maySetGoals: maySetGoals(look),
    }
  },
})

async function shownCutOff({ db, at }: QueryContext, { id, shortName, timeZone }: Look['root']) {
  const history = await cutOffsOf(db, id)
  const { weekday, minute } = history.at(-1) ?? usualCutOff
  const time = [Math.trunc(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':')
  return {
    ...{ organisationId: id, organisationShortName: shortName, weekday, time, timeZone },
    next: nextDueAt(timeZone, at, history).at.toISOString(),
  }
}

/** Only now; and not where it would tell, less the staff, of few pupils and guardians. */
async function shownPeople({ services, at }: QueryContext, look: Look, moment: MomentOfTree, place: Place) {
  if (moment.kind !== 'live' || (!look.own && !look.office)) return null
  if (place.values.some(({ hidden }) => hidden)) return null
  return peopleBelow(services, place, at)
}

async function tilesOf(
  { db, services, at }: QueryContext,
  look: Look,
  moment: MomentOfTree,
  place: Place,
): Promise<DashboardTile[]> {
  const chain = [look.organisation.id, ...look.chain.map(({ id }) => id)]
  const goals = nearestGoals(await goalsOf(db, chain), chain, kindsIn(place))
  const fridays =
    moment.kind === 'interim'
      ? []
      : await fridaysOf(services, look, { until: moment.at, count: fridaysRead, rootId: moment.rootId })
  const before = fridays.find(({ snapshotId }) => snapshotId !== moment.snapshotId)
  const { timeZone } = look.organisation
  const today = dayIn(timeZone, at)
  return place.values.map((value) => {
    const goal = goals.get(value.code)
    const same = fridays.filter((friday) => isComparable(value.code, moment, friday))
    const there = before && isComparable(value.code, moment, before) ? valueIn(before, value.code) : undefined
    return {
      value,
      before: there ?? null,
      goal: goal ? { ...goal, daysLeft: daysBetween(today, goal.due) } : null,
      forecast: goal ? forecastFor(value, goal, { moment, fridays: same, timeZone }) : null,
      beside: place.beside.filter(({ code }) => besideOf[code] === value.code),
    }
  })
}

function forecastFor(
  value: DashboardTile['value'],
  goal: KeptGoal,
  { moment, fridays, timeZone }: { moment: MomentOfTree; fridays: readonly Friday[]; timeZone: string },
): string | null {
  if (value.hidden) return null
  const points = fridays.flatMap((friday) => {
    const there = valueIn(friday, value.code)
    return !there || there.hidden ? [] : [{ ...there, day: dayIn(timeZone, friday.at) }]
  })
  return forecastOf({ ...value, day: dayIn(timeZone, moment.at) }, points.toReversed(), goal.percent)
}

function valueIn({ values }: Friday, code: string) {
  return values.find((value) => value.code === code)
}
