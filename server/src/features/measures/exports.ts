/** All that other features may import of measures. */
export * from './exports.rules.ts'
export { goalsAt } from './goals.queries.ts'
export { measuresBeside, type MeasureRow } from './measures.queries.ts'
