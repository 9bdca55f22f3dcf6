/** All that other features may import of the roster. */
export * from './exports.rules.ts'
export { personBrief, personBriefs } from './person-briefs.ts'
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
export { mergePersons } from './merge-persons.ts'
export { claimRelation, declineClaim, setRelation } from './relations.ts'
export { endEnrolments, endEverything, enrol, giveRole, tieGuardian } from './tie-writes.ts'
export { leaveGroups } from './leave-groups.ts'
export {
  classesOf,
  formTeachersOf,
  guardiansOf,
  guardiansOfMany,
  guardianshipOf,
  isRestricted,
  managersOf,
  staffNames,
  visibleTies,
} from './roster.queries.ts'
