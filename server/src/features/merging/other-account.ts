import { newChallenge, takeChallenge } from '#server/features/accounts/exports.ts'
import { seal, unseal } from '#server/platform/sealing.ts'
import type { Services } from '#server/platform/services.ts'
import { refuse } from './merging.refusals.ts'

export type OtherAccount = { accountId: string; personId: string }

type Held = OtherAccount & { challenge: string }

const heldMs = 10 * 60_000
const purpose = 'other account'

/** That somebody has just shown an account to be theirs: sealed, for this account only. */
export function sealOther(services: Services, accountId: string, other: OtherAccount): string {
  const { accountId: otherId, personId } = other
  const held: Held = { accountId: otherId, personId, challenge: newChallenge(services, purpose, heldMs) }
  const key = services.keys.deriveKey('merging')
  return seal(key, accountId, Buffer.from(JSON.stringify(held))).toString('base64url')
}

/** Takes it: once, and in ten minutes. Throws `merge_over`. Commits by itself. */
export async function takeOther(services: Services, accountId: string, text: string): Promise<OtherAccount> {
  const opened = unseal(services.keys.deriveKey('merging'), accountId, Buffer.from(text, 'base64url'))
  if (!opened) throw refuse.merge_over()
  const { challenge, ...other } = JSON.parse(opened.toString()) as Held
  if (!(await takeChallenge(services, purpose, challenge))) throw refuse.merge_over()
  return other
}
