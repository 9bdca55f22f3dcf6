import { indicatorWeeks as contract } from '#protocol/indicators.ts'
import { answer } from '#server/platform/call.ts'
import { fridaysOf } from './fridays.ts'
import { requireLook } from './indicators.access.ts'
import { shownMoment } from './moments.ts'

const weeksUsual = 26

export const indicatorWeeks = answer(contract, {
  async run({ db, services, actor, at }, { organisationId, weeks = weeksUsual }) {
    const look = await requireLook(db, { personId: actor.personId, at }, organisationId)
    const fridays = await fridaysOf(services, look, { until: at, count: weeks })
    return { weeks: fridays.toReversed().map((friday) => ({ moment: shownMoment(friday), values: friday.values })) }
  },
})
