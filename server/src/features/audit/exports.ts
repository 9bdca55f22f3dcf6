/** All that others may import of the audit log; who acts needs only `ctx.audit`. */
export { readAnchor, verifyChain, type Verified } from './verify.ts'
