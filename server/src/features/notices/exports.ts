/** All that other features may import of notices. */
export { noticesUsedBetween } from './used.queries.ts'
export { noticesWaiting } from './waiting.queries.ts'
export { writeNotice } from './write-notice.ts'
