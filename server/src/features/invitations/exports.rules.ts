/** Rules of invitations for others: pure. */
export { isNear as isNearName, key as nameKey } from './match.rules.ts'
