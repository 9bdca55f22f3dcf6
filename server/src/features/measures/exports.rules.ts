/** The pure part of what other features may import of measures. */
export { goalOf, shareOf, type GoalSet } from './goals.rules.ts'
