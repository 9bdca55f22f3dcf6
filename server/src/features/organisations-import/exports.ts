/** All that other features may import of bringing organisations in from files. */
export { applyOrganisationsFile } from './apply-organisations.ts'
export { inspectOrganisations } from './inspect-organisations.ts'
export type { OrganisationsInspection } from './inspection.ts'
export { writeMendFile } from './mend-file.ts'
export { officeOfOperator, requireOffice } from './organisations-import.access.ts'
export { undoOrganisations } from './undo-organisations.ts'
