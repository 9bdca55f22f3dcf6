/** All that other features may import of notices. */
export { noticesUsedBetween, type NoticeUse } from './used.queries.ts'
