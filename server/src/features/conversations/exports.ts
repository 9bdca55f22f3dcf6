/** All that other features may import of conversations. */
export { createRosterConversation, type RosterConversation } from './roster-conversation.ts'
export { enterConversation, enterMany, type Entry, type EntryOptions } from './enter.ts'
export { leaveConversation, leaveMany } from './leave.ts'
export { participantOf, requireParticipant, type Participant, type Visibility } from './conversations.access.ts'
