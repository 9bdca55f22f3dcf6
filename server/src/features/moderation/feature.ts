import { feature } from '#server/platform/feature.ts'
import { blockPerson } from './block-person.ts'
import { confirmNotice } from './confirm-notice.ts'
import { fileReport } from './file-report.ts'
import { forgetReports } from './forget-reports.ts'
import { getReport } from './get-report.ts'
import { listBlocks } from './list-blocks.ts'
import { listReports } from './list-reports.ts'
import { moderationNotices } from './moderation-notices.ts'
import { reportFilesRoute } from './report-files-route.ts'
import { resolveReport } from './resolve-report.ts'
import { unblockPerson } from './unblock-person.ts'
import { waitingReports } from './waiting-reports.ts'

/** «Пожаловаться», the queue of those who answer, what people are told of it, and blocks between two people. */
export const moderationFeature = feature({
  name: 'moderation',
  calls: [
    ...[fileReport, listReports, getReport, resolveReport, waitingReports, moderationNotices, confirmNotice],
    ...[blockPerson, unblockPerson, listBlocks],
  ],
  jobs: { 'moderation.forget': { cron: '41 2 * * *', run: forgetReports } },
  routes: reportFilesRoute,
})
