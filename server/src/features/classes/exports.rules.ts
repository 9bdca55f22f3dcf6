/** Rules of classes for others: pure, so that a worker which only reads a file loads nothing else. */
export { classKindsIn } from './class-kinds.rules.ts'
export { normaliseClassName } from './class-name.rules.ts'
