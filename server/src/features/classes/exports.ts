/** All that other features may import of classes. */
export * from './exports.rules.ts'
export { createClassChats, hasPupilsInside } from './class-chats.ts'
export { requireClassEditing } from './classes.access.ts'
export { writeClasses } from './write-classes.ts'
