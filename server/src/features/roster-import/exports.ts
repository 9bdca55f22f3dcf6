/** All that other features may import of bringing a roster in from files. */
export { inspectInWorker } from './inspect-in-worker.ts'
export type { Inspection } from './inspection.ts'
