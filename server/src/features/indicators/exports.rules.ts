/** The pure part of what other features may import of indicators. */
export { hiddenIn, type Cell } from './suppression.rules.ts'
export {
  cutOffOf,
  dayOfWeek,
  instantOf,
  lastCutOff,
  nextCutOff,
  usualCutOff,
  weekAt,
  weekOfDay,
  type CutOff,
  type DueCutOff,
} from './week.rules.ts'
