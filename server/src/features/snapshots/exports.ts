/** All that others may import of snapshots. */
export { makeSnapshot, snapshotTakenTopic } from './make-snapshot.ts'
export { dueFridays, takeDue, takeFriday, treesAt, weekIsOver } from './take-due.ts'
export { mayTakeSnapshot } from './snapshots.rules.ts'
export { snapshotsOf, totalsOf, type StoredSnapshot } from './snapshots.queries.ts'
export { isIntact, verifySnapshot, type Verification } from './verify.ts'
