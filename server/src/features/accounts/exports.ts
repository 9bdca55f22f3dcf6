import type { Services } from '#server/platform/services.ts'
import type { Identity } from '#server/platform/transport/identity.ts'
import { createIdentity } from './identity.ts'

/** All that other features and the doors may import of accounts. */
export { isOperator } from './administration.ts'
export { blockAccountOf, mayBlockAccount } from './blocking.ts'
export { newChallenge, takeChallenge } from './challenges.ts'
export { verifyCredentials } from './credentials.ts'
export { createAccount, prepareAccount } from './create-account.ts'
export { closeForMerge } from './close-for-merge.ts'
export { comeIn } from './come-in.ts'
export { makeRoom } from './device-group.ts'
export { firstRunLink, isFounded } from './first-run.ts'
export { homeOf } from './home.ts'
export {
  blockByOperator,
  createOperator,
  listAccounts,
  resetByOperator,
  unblockByOperator,
  type ListedAccount,
} from './operator-acts.ts'
export { requirePasskey } from './passkeys.ts'
export { requireProof } from './proof.ts'
export { secondStep } from './second-step.ts'
export { startSession } from './sessions.ts'
export { requireWayIn } from './ways-in.ts'

/** What the doors ask about sessions. */
export function identity({ pool, clock }: Services): Identity {
  return createIdentity(pool, clock)
}
