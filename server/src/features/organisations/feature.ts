import { feature } from '#server/platform/feature.ts'
import { addOrganisation } from './add-organisation.ts'
import { closeCommonChat } from './close-common-chat.ts'
import { closeOrganisation } from './close-organisation.ts'
import { expectedNumbers } from './expected-numbers.ts'
import { followPeople, followPeopleTopic } from './follow-people.ts'
import { getOrganisation } from './get-organisation.ts'
import { listCommonChats } from './list-common-chats.ts'
import { listOrganisations } from './list-organisations.ts'
import { moveOrganisation } from './move-organisation.ts'
import { openCommonChat } from './open-common-chat.ts'
import { organisationPeople } from './organisation-people.ts'
import { organisationProgress } from './organisation-progress.ts'
import { organisationStatus } from './organisation-status.ts'
import { setBranch } from './set-branch.ts'
import { setExpected } from './set-expected.ts'
import { updateOrganisation } from './update-organisation.ts'
import { verifyOrganisation } from './verify-organisation.ts'

export const organisationsFeature = feature({
  name: 'organisations',
  calls: [
    addOrganisation,
    updateOrganisation,
    getOrganisation,
    listOrganisations,
    organisationStatus,
    organisationPeople,
    verifyOrganisation,
    setBranch,
    moveOrganisation,
    closeOrganisation,
    expectedNumbers,
    setExpected,
    organisationProgress,
    listCommonChats,
    openCommonChat,
    closeCommonChat,
  ],
  reactions: { [followPeopleTopic]: followPeople },
  bulk: [followPeopleTopic],
})
