/** All that other features may import of invitations. */
export { seatsOf } from './invitations.rules.ts'
export { isNear as isNearName, key as nameKey } from './match.rules.ts'
export { closeCodes, issueCodes } from './join-codes.ts'
