/** All that other features may import of organisations. */
export { academicYearOf, dayIn, endOfDay, isYearNear, lastDayOf, startOfDay } from './academic-year.rules.ts'
export { announceOrganisation } from './announce.ts'
export { createOrganisation, foundOrganisation } from './found-organisation.ts'
export { organisationFacts, requireManaging, requireSeeing, type OrganisationFacts } from './organisations.access.ts'
export { followRoster } from './roster-chats.ts'
