/** The pure part of what other features may import of indicators. */
export { hiddenIn, type Cell } from './suppression.rules.ts'
