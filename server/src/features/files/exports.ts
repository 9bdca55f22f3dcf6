/** All that other features may import of files. */
export { attachFiles, detachFiles, filesForSend } from './files-for-send.ts'
