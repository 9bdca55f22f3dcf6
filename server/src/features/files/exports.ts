/** All that other features may import of files. */
export { detachFiles, filesForSend, holdFiles, releaseHeldFiles } from './files-for-send.ts'
export { briefOf } from './files.queries.ts'
export { receiveFile } from './receive-file.ts'
export { filesHeldBy, heldAs, holdOwnFiles } from './hold-own-files.ts'
export { sendHeldFile } from './send-held-file.ts'
export { withUnsentFile } from './with-unsent-file.ts'
