/** The pure part of what other features may import of organisations. */
export { dayIn, offsetMs, startOfDay } from './academic-year.rules.ts'
export { failingReasons } from './activity.rules.ts'
export { daysBetween } from './progress.rules.ts'
