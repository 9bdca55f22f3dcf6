/** All that other features may import of representatives. */
export { countClaims } from './claims.queries.ts'
