/** All that other features may import of notices. */
export { noticesUsedBetween, type NoticeUse } from './used.queries.ts'
export { writeNotice } from './write-notice.ts'
