import { feature } from '#server/platform/feature.ts'
import { countColleges } from './count-colleges.ts'
import { dashboard } from './dashboard.ts'
import { explainIndicator } from './explain-indicator.ts'
import { indicatorTable } from './indicator-table.ts'
import { indicatorWeeks } from './indicator-weeks.ts'
import { listIndicators } from './list-indicators.ts'
import { listSnapshots } from './list-snapshots.ts'
import { peopleCounted } from './people-count.ts'
import { setCutOff } from './set-cut-off.ts'
import { setGoal } from './set-goal.ts'

/** «Friday»: where organisations stand, and what was to be reached. */
export const indicatorsFeature = feature({
  name: 'indicators',
  calls: [
    ...[listIndicators, dashboard, indicatorWeeks, indicatorTable, explainIndicator, listSnapshots],
    ...[setGoal, setCutOff, countColleges],
  ],
  start: async (services) => () => peopleCounted(services),
})
