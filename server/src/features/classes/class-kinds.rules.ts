import type { OrganisationKind } from '#protocol/accounts.ts'
import type { ClassKind } from '#protocol/classes.ts'

/** Which classes and groups there are in an organisation of a kind, the usual one first. */
export const classKindsIn: Readonly<Record<OrganisationKind, readonly ClassKind[]>> = {
  region: [],
  municipality: [],
  school: ['class', 'kindergarten_group', 'association', 'subject_group'],
  kindergarten: ['kindergarten_group', 'association'],
  additional: ['association'],
  college: ['class', 'association', 'subject_group'],
}
