/** The pure part of what other features may import of indicators. */
export { chosenOf, type Wanted } from './listing.rules.ts'
export type { Hidden } from './picture.rules.ts'
export { hiddenIn, type Cell } from './suppression.rules.ts'
