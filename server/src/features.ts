import { accountsFeature } from './features/accounts/feature.ts'
import { auditFeature } from './features/audit/feature.ts'
import { classesFeature } from './features/classes/feature.ts'
import { consentsFeature } from './features/consents/feature.ts'
import { conversationsFeature } from './features/conversations/feature.ts'
import { demoFeature } from './features/demo/feature.ts'
import { filesFeature } from './features/files/feature.ts'
import { indicatorsFeature } from './features/indicators/feature.ts'
import { invitationsFeature } from './features/invitations/feature.ts'
import { libraryFeature } from './features/library/feature.ts'
import { measuresFeature } from './features/measures/feature.ts'
import { mergingFeature } from './features/merging/feature.ts'
import { messagesFeature } from './features/messages/feature.ts'
import { moderationFeature } from './features/moderation/feature.ts'
import { oldChatsFeature } from './features/old-chats/feature.ts'
import { noticesFeature } from './features/notices/feature.ts'
import { organisationsFeature } from './features/organisations/feature.ts'
import { organisationsImportFeature } from './features/organisations-import/feature.ts'
import { representativesFeature } from './features/representatives/feature.ts'
import { providersFeature } from './features/providers/feature.ts'
import { pushFeature } from './features/push/feature.ts'
import { rightsFeature } from './features/rights/feature.ts'
import { rosterFeature } from './features/roster/feature.ts'
import { rosterImportFeature } from './features/roster-import/feature.ts'
import { schoolYearFeature } from './features/school-year/feature.ts'
import { sheetsFeature } from './features/sheets/feature.ts'
import { syncFeature } from './features/sync/feature.ts'
import { weeklyReportFeature } from './features/weekly-report/feature.ts'
import { snapshotsFeature } from './features/snapshots/feature.ts'
import { usesFeature } from './features/uses/feature.ts'
import type { Feature } from './platform/feature.ts'

/** The product's table of contents. */
export const features: readonly Feature[] = [
  syncFeature,
  accountsFeature,
  providersFeature,
  organisationsFeature,
  organisationsImportFeature,
  rosterFeature,
  rosterImportFeature,
  rightsFeature,
  classesFeature,
  schoolYearFeature,
  invitationsFeature,
  sheetsFeature,
  indicatorsFeature,
  consentsFeature,
  oldChatsFeature,
  representativesFeature,
  conversationsFeature,
  messagesFeature,
  mergingFeature,
  filesFeature,
  noticesFeature,
  pushFeature,
  moderationFeature,
  usesFeature,
  snapshotsFeature,
  auditFeature,
  libraryFeature,
  measuresFeature,
  weeklyReportFeature,
  demoFeature,
]
