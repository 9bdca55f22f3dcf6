/** All that others may import of snapshots. */
export { dueFridays, takeDue, takeFriday, treesAt, weekIsOver } from './take-due.ts'
export { snapshotsOf, totalsOf, type StoredSnapshot } from './snapshots.queries.ts'
export { isIntact, verifySnapshot } from './verify.ts'
