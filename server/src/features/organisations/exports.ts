/** All that other features may import of organisations. */
export {
  academicYearOf,
  dayIn,
  endOfDay,
  isYearNear,
  lastDayOf,
  startOfDay,
  yearsThatCount,
} from './academic-year.rules.ts'
export { announceOrganisation } from './announce.ts'
export {
  changeOrganisations,
  writeOrganisations,
  type CheckedOrganisation,
  type OrganisationPapers,
} from './bulk-organisations.ts'
export { closeUnused, inUse } from './close-unused.ts'
export { createOrganisation, foundOrganisation, tidy } from './found-organisation.ts'
export { mayStandUnder } from './kinds.rules.ts'
export { recordOrganisations } from './organisation-versions.ts'
export { organisationFacts, requireManaging, requireSeeing, type OrganisationFacts } from './organisations.access.ts'
export { profileFaults, tidyProfile, type CheckedField } from './profile.rules.ts'
export { columnOf as profileColumnOf } from './profiles.ts'
export { followRoster, tiesFollowed, tiesFollowedTopic } from './roster-chats.ts'
export { madeOnSharedDevice } from './shared-device.queries.ts'
