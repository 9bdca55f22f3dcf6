/** All that other features may import of the roster. */
export { personBrief, personBriefs } from './person-briefs.ts'
export { folded, fullName, type NameParts } from './names.rules.ts'
export {
  defaultSettings,
  isStaffOf,
  mayManage,
  organisationIdsAbove,
  organisationSettings,
  rolesOf,
  waitsEverywhere,
  type Managing,
  type ManagingRole,
  type Tie,
} from './ties.ts'
export {
  announceNotices,
  announcePersons,
  announceTies,
  personsTopic,
  tellAbout,
  tellEverybody,
  writeNotices,
  type BulkNotice,
} from './notices.ts'
export { beginFacts, changeFacts, endFacts, sayOfPeople, takeBackFacts, type Bulk } from './bulk-facts.ts'
export {
  becomeLine,
  createListedPeople,
  createPeople,
  createPerson,
  hasAccount,
  nameOf,
  relistPeople,
  type ListedPerson,
} from './persons.ts'
export { grantableRoles, isOffice, managingRoles, rolesFromAbove } from './roles.rules.ts'
export { endEnrolments, endEverything, enrol, giveRole, tieGuardian } from './tie-writes.ts'
export { leaveGroups } from './leave-groups.ts'
export { likeStaff } from './like-staff.rules.ts'
export {
  classesOf,
  formTeachersOf,
  guardiansOf,
  isRestricted,
  managersOf,
  staffNames,
  visibleTies,
} from './roster.queries.ts'
export { isTaken, nameWords, readNamesFrom } from './read-names.rules.ts'
