/** All that other features may import of classes. */
export { createClassChats } from './class-chats.ts'
export { requireClassEditing } from './classes.access.ts'
