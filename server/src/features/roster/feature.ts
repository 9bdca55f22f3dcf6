import { feature } from '#server/platform/feature.ts'
import { beginLeave } from './begin-leave.ts'
import { changeLeave } from './change-leave.ts'
import { changeRestriction } from './change-restriction.ts'
import { endLeave } from './end-leave.ts'
import { followDates } from './follow-dates.ts'
import { grantRole } from './grant-role.ts'
import { guardiansOfChild } from './guardians-of.ts'
import { liftRestriction } from './lift-restriction.ts'
import { myChildren } from './my-children.ts'
import { personCard } from './person-card.ts'
import { removeGuardian } from './remove-guardian.ts'
import { removePupil } from './remove-pupil.ts'
import { removeStaff } from './remove-staff.ts'
import { renamePerson } from './rename-person.ts'
import { restrictGuardian } from './restrict-guardian.ts'
import { revokeRole } from './revoke-role.ts'
import { rosterNotices } from './roster-notices.ts'
import { seeRosterNotices } from './see-roster-notices.ts'
import { setGuardianRights } from './set-guardian-rights.ts'
import { setKinship } from './set-kinship.ts'
import { workOf } from './work-of.ts'

export const rosterFeature = feature({
  name: 'roster',
  calls: [
    personCard,
    myChildren,
    renamePerson,
    grantRole,
    revokeRole,
    removeStaff,
    removePupil,
    removeGuardian,
    setKinship,
    rosterNotices,
    seeRosterNotices,
    workOf,
    beginLeave,
    changeLeave,
    endLeave,
    guardiansOfChild,
    setGuardianRights,
    restrictGuardian,
    changeRestriction,
    liftRestriction,
  ],
  jobs: { 'roster.followDates': { cron: '* * * * *', run: followDates } },
})
