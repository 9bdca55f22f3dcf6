/** All that other features may import of bringing a roster in from files. */
export { applyFile } from './apply/apply-file.ts'
export { oneImportAtATime, type Applied } from './apply/apply-roster.ts'
export { exportRoster } from './export-roster.ts'
export { inspectInWorker } from './inspect-in-worker.ts'
export type { Inspection } from './inspection.ts'
export { requireScope, scopeOfOperator } from './scope.queries.ts'
export { snapshotOf } from './snapshot.queries.ts'
export { undoRoster } from './undo-roster.ts'
