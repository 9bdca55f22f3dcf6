/** All that other features may import of push. */
export { queueReport } from './push-queue.queries.ts'
