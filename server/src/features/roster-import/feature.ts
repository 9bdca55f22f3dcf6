import { feature } from '#server/platform/feature.ts'
import { followSlice, followTopic } from './apply/follow.ts'

export const rosterImportFeature = feature({
  name: 'roster-import',
  calls: [],
  reactions: { [followTopic]: followSlice },
})
