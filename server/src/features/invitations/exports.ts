/** All that other features may import of invitations. */
export { seatsOf } from './invitations.rules.ts'
export { closeCodes, issueCodes } from './join-codes.ts'
