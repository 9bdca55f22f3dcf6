import { personsTopic } from '#server/features/roster/exports.ts'
import { feature } from '#server/platform/feature.ts'
import { addParticipants } from './add-participants.ts'
import { conversationParticipants } from './conversation-participants.ts'
import { createConversation } from './create-conversation.ts'
import { enterConversation } from './enter-conversation.ts'
import { findPeople } from './find-people.ts'
import { getConversation } from './get-conversation.ts'
import { getPeople } from './get-people.ts'
import { listConversations } from './list-conversations.ts'
import { markRead } from './mark-read.ts'
import { mayWriteTo } from './may-write-to.ts'
import { muteConversation } from './mute-conversation.ts'
import { onPersonsChanged } from './on-persons-changed.ts'
import { pinConversation } from './pin-conversation.ts'
import { removeParticipant } from './remove-participant.ts'
import { renameConversation } from './rename-conversation.ts'
import { reviewEverybody, reviewOrganisation, reviewPeople, reviewPeopleTopic, reviewTopic } from './review-directs.ts'
import { saveDraft } from './save-draft.ts'
import { setParticipantRole } from './set-participant-role.ts'
import { startDirect } from './start-direct.ts'

/** Who talks with whom: the list, the people in it, marks and drafts; who may write to whom. */
export const conversationsFeature = feature({
  name: 'conversations',
  calls: [
    listConversations,
    getConversation,
    conversationParticipants,
    findPeople,
    getPeople,
    mayWriteTo,
    startDirect,
    createConversation,
    renameConversation,
    addParticipants,
    removeParticipant,
    setParticipantRole,
    enterConversation,
    markRead,
    muteConversation,
    pinConversation,
    saveDraft,
  ],
  reactions: {
    [reviewTopic]: ({ streamId }, services) => reviewOrganisation(streamId, services),
    [personsTopic]: onPersonsChanged,
    [reviewPeopleTopic]: ({ data }, services) => reviewPeople((data as { people: string[] }).people, services),
  },
  bulk: [reviewTopic, reviewPeopleTopic],
  jobs: { 'conversations.reviewDirects': { cron: '40 1 * * *', run: reviewEverybody } },
})
