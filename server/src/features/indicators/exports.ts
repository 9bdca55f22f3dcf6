/** All that other features may import of indicators. */
export type { OrganisationFacts, QualityNote, ReportFacts } from './counting/facts.ts'
export { definitions, shownDefinitions } from './definitions/all.ts'
export { shownOf, type Definition, type Share } from './definitions/definition.ts'
