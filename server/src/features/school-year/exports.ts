/** All that other features and the command line may import of the change of school years. */
export { applyRollover } from './apply-rollover.ts'
export { prepareYear } from './prepare.ts'
export { startRun, workOnRun } from './runs.ts'
export { lastRun, organisationsBelow, unfinishedRun } from './runs.queries.ts'
export { undoRollover } from './undo-rollover.ts'
