/** All that other features may import of push. */
export { queueNotice, queueReport } from './push-queue.queries.ts'
