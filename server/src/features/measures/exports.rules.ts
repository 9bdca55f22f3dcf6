/** The pure part of what other features may import of measures. */
export { missedOf } from './gaps.rules.ts'
export { goalOf, shareOf, type GoalSet } from './goals.rules.ts'
export { isOverdue } from './show-measure.rules.ts'
export { suggestionsFor } from './suggestions.rules.ts'
