import { feature } from '#server/platform/feature.ts'
import { applyUploaded } from './apply-uploaded.ts'
import { inspectUploaded } from './inspect-uploaded.ts'
import { listImports } from './list-imports.ts'
import { mendUploaded } from './mend-uploaded.ts'
import { undoImport } from './undo-import.ts'

export const organisationsImportFeature = feature({
  name: 'organisations-import',
  calls: [inspectUploaded, mendUploaded, applyUploaded, undoImport, listImports],
})
