import { feature } from '#server/platform/feature.ts'
import { changeMeasure } from './change-measure.ts'
import { finishMeasure } from './finish-measure.ts'
import { listMeasures } from './list-measures.ts'
import { measuresDesk } from './measures-desk.ts'
import { recordMeasure } from './record-measure.ts'

/** What organisations do about indicators below their goals, and whether they moved afterwards. */
export const measuresFeature = feature({
  name: 'measures',
  calls: [measuresDesk, listMeasures, recordMeasure, changeMeasure, finishMeasure],
})
