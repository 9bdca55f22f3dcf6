/** All that other features may import of classes. */
export { classKindsIn } from './class-kinds.rules.ts'
export { normaliseClassName } from './class-name.rules.ts'
export { createClassChats, hasPupilsInside } from './class-chats.ts'
export { requireClassEditing } from './classes.access.ts'
export { writeClasses } from './write-classes.ts'
