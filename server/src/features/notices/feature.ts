import { tiesFollowedTopic } from '#server/features/organisations/exports.ts'
import { feature } from '#server/platform/feature.ts'
import { acknowledgeNotice } from './acknowledge-notice.ts'
import { exportNotice } from './export-notice.ts'
import { onTiesFollowed } from './follow-circle.ts'
import { getNotice } from './get-notice.ts'
import { listNotices } from './list-notices.ts'
import { noticeFileRoute } from './notice-file-route.ts'
import { noticeOrganisations } from './notice-organisations.ts'
import { noticeRecipients } from './notice-recipients.ts'
import { noticeSenders } from './notice-senders.ts'
import { openedNotice } from './opened-notice.ts'
import { previewNotice } from './preview-notice.ts'
import { onNoticeProgress, progressTopic } from './progress.ts'
import { onReminderDue, remindNotice, reminderTopic } from './remind-notice.ts'
import { sendNotice } from './send-notice.ts'
import { onNoticeTold, tellTopic } from './tell.ts'
import { withdrawNotice } from './withdraw-notice.ts'

/** Texts that a circle of people acknowledges by a date, and who has. */
export const noticesFeature = feature({
  name: 'notices',
  calls: [
    ...[listNotices, getNotice, openedNotice, acknowledgeNotice],
    ...[noticeSenders, previewNotice, sendNotice, remindNotice, withdrawNotice],
    ...[noticeOrganisations, noticeRecipients, exportNotice],
  ],
  reactions: {
    [tellTopic]: onNoticeTold,
    [progressTopic]: onNoticeProgress,
    [tiesFollowedTopic]: onTiesFollowed,
    [reminderTopic]: onReminderDue,
  },
  bulk: [tellTopic, tiesFollowedTopic],
  routes: noticeFileRoute,
})
