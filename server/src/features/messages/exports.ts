/** All that other features may import of messages. */
export { removeMessage } from './delete-message.ts'
export { maySendNow } from './messages.access.ts'
export { rowsBySeq } from './message-history.ts'
export { indexAll } from './search-index.ts'
