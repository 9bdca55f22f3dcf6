import { feature } from '#server/platform/feature.ts'
import { applyYear } from './apply-year.ts'
import { decideYear } from './decide-year.ts'
import { followSlice, followTopic, turn, turnTopic } from './follow.ts'
import { previewYear } from './preview-year.ts'
import { runFurther, runTopic } from './runs.ts'
import { startYearRun } from './start-year-run.ts'
import { undoYear } from './undo-year.ts'
import { yearPupils } from './year-pupils.ts'
import { yearRun } from './year-run.ts'

export const schoolYearFeature = feature({
  name: 'school-year',
  calls: [previewYear, yearPupils, decideYear, applyYear, undoYear, startYearRun, yearRun],
  reactions: { [turnTopic]: turn, [followTopic]: followSlice, [runTopic]: runFurther },
  bulk: [turnTopic, followTopic, runTopic],
})
