/** Rules of the roster for others: pure, so that a worker which only reads a file loads nothing else. */
export { folded, fullName, type NameParts } from './names.rules.ts'
export { grantableRoles, isOffice, managingRoles, rolesFromAbove } from './roles.rules.ts'
export { likeStaff } from './like-staff.rules.ts'
export { isTaken, nameWords, readNamesFrom } from './read-names.rules.ts'
export { isLegalRepresentative, legalKindFor } from './guardian.rules.ts'
