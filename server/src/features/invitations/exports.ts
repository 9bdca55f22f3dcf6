/** All that other features may import of invitations. */
export { seatsOf } from './invitations.rules.ts'
export * from './exports.rules.ts'
export { closeCodes, fromSeed, issueCodes, seedsFrom, type NewCode } from './join-codes.ts'
export { addressForSheets, addressToShow } from './public-address.ts'
