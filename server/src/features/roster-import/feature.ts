import { feature } from '#server/platform/feature.ts'
import { applyProgress } from './apply-progress.ts'
import { applyUploaded } from './apply-uploaded.ts'
import { followSlice, followTopic } from './apply/follow.ts'
import { columnsUploaded } from './columns-uploaded.ts'
import { inspectUploaded } from './inspect-uploaded.ts'
import { listImports } from './list-imports.ts'
import { mendUploaded } from './mend-uploaded.ts'
import { undoImport } from './undo-import.ts'

export const rosterImportFeature = feature({
  name: 'roster-import',
  calls: [columnsUploaded, inspectUploaded, mendUploaded, applyUploaded, undoImport, listImports, applyProgress],
  reactions: { [followTopic]: followSlice },
  bulk: [followTopic],
})
