/** All that other features may import of conversations. */
export { archiveConversation } from './archive-conversation.ts'
export { conversationRows } from './conversation-rows.ts'
export { participantOf, requireParticipant, sees, type Participant, type Visibility } from './conversations.access.ts'
export { enterConversation, enterMany, type Entry, type EntryOptions } from './enter.ts'
export { leaveConversation, leaveMany } from './leave.ts'
export { writingVerdict, writingVerdicts } from './people.access.ts'
export { reviewDirects } from './review-directs.ts'
export { createRosterConversation, type RosterConversation } from './roster-conversation.ts'
