/** All that others may import of the demo. */
export { buildDemo } from './build-demo.ts'
