import { feature } from '#server/platform/feature.ts'
import { approveJoin } from './approve-join.ts'
import { forgetFailures } from './code-failures.ts'
import { countJoins } from './count-joins.ts'
import { createInvitations } from './create-invitations.ts'
import { invitationSheet } from './invitation-sheet.ts'
import { invitePeople } from './invite-people.ts'
import { invitePerson } from './invite-person.ts'
import { forgetSeeds } from './join-codes.ts'
import { listInvitations } from './list-invitations.ts'
import { listJoins } from './list-joins.ts'
import { lookAtCode } from './look-at-code.ts'
import { myJoins } from './my-joins.ts'
import { proveCode } from './prove-code.ts'
import { refuseJoin } from './refuse-join.ts'
import { reissueInvitation } from './reissue-invitation.ts'
import { requestJoin } from './request-join.ts'
import { revokeInvitation } from './revoke-invitation.ts'
import { revokePeople } from './revoke-people.ts'

export const invitationsFeature = feature({
  name: 'invitations',
  calls: [
    createInvitations,
    reissueInvitation,
    invitePerson,
    invitePeople,
    revokeInvitation,
    revokePeople,
    listInvitations,
    invitationSheet,
    lookAtCode,
    proveCode,
    requestJoin,
    myJoins,
    listJoins,
    countJoins,
    approveJoin,
    refuseJoin,
  ],
  jobs: {
    'invitations.forget-seeds': {
      cron: '*/5 * * * *',
      run: ({ db, clock }) => forgetSeeds(db, clock.now()),
    },
    'invitations.forget-failures': { cron: '17 * * * *', run: forgetFailures },
  },
})
