/** All that other features may import of uses. */
export { flushUses, noteUse } from './uses.ts'
