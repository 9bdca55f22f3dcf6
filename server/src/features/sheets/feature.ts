import { feature } from '#server/platform/feature.ts'
import { issueSheets } from './issue-sheets.ts'
import { listSheets } from './list-sheets.ts'
import { revokeSheets } from './revoke-sheets.ts'
import { sheetPapers } from './sheet-papers.ts'

export const sheetsFeature = feature({
  name: 'sheets',
  calls: [listSheets, issueSheets, revokeSheets, sheetPapers],
})
