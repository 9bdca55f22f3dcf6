import type { EventContract } from './contract.ts'
import { accountChanged, resetsChanged } from './accounts.ts'
import { classChanged } from './classes.ts'
import {
  chatAdded,
  chatChanged,
  chatDraft,
  chatMuted,
  chatPinned,
  chatRead,
  chatRemoved,
  conversationRenamed,
  participantsChanged,
  personsChanged,
  personsMerged,
} from './conversations.ts'
import { joinAnswered, joinsWaiting } from './invitations.ts'
import { messageDeleted, messageEdited, messagePinned, messageReacted, messageSent } from './messages.ts'
import { blocksChanged, moderationNoticed, reportsChanged } from './moderation.ts'
import { noticeChanged, noticeProgressed } from './notices.ts'
import { organisationChanged } from './organisations.ts'
import { rosterNoticeAdded, tiesChanged } from './roster.ts'
import { changeWithheld } from './sync.ts'
import { reportReady } from './weekly-report.ts'

/** Every event there is, by stream: the contents of the log that a client follows. */
export const events: readonly EventContract[] = [
  ...[messageSent, messageEdited, messageDeleted, messageReacted, messagePinned],
  changeWithheld,
  ...[conversationRenamed, participantsChanged, personsChanged, personsMerged],
  ...[chatAdded, chatRemoved, chatChanged, chatRead, chatMuted, chatPinned, chatDraft],
  ...[accountChanged, resetsChanged, tiesChanged, rosterNoticeAdded, joinAnswered, joinsWaiting],
  ...[blocksChanged, reportsChanged, moderationNoticed],
  ...[noticeChanged, noticeProgressed],
  ...[organisationChanged, classChanged],
  reportReady,
]
