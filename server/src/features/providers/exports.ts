/** All that other features may import of providers. */
export { openIdentity, takeIdentity } from './identities.ts'
export { linkIdentity } from './links.ts'
