/** All that other features may import of classes. */
export { requireClassEditing } from './classes.access.ts'
