import { proveOtherAccount as contract } from '#protocol/merging.ts'
import { requirePasskey, secondStep, verifyCredentials } from '#server/features/accounts/exports.ts'
import { handle, type QueryContext } from '#server/platform/call.ts'
import type { InputOf } from '#protocol/contract.ts'
import { refuse } from './merging.refusals.ts'
import { humanOf, sharedDirects, sideOf } from './merging.queries.ts'
import { mergeFault } from './merging.rules.ts'
import { sealOther } from './other-account.ts'

export const proveOtherAccount = handle(contract, {
  secret: true,
  limit: { per: 'account', count: 60, windowMs: 60_000 },
  prepare: ownerOf,
  async run({ tx, services, actor, at }, _input, other) {
    const fault = mergeFault(await humanOf(tx, actor.personId, at), await humanOf(tx, other.personId, at))
    if (fault) throw refuse[fault]()
    return {
      other: sealOther(services, actor.accountId, other),
      stays: await sideOf(tx, actor.personId, at),
      ends: await sideOf(tx, other.personId, at),
      archived: await sharedDirects(tx, actor.personId, other.personId),
    }
  },
})

/** Whoever can sign in to the other account, with all that signing in asks for. */
async function ownerOf(
  { services, origin, at }: QueryContext,
  { login, password, code, passkey }: InputOf<typeof contract>,
): Promise<{ accountId: string; personId: string }> {
  if (login === undefined && passkey !== undefined) return requirePasskey(services, passkey)
  if (login === undefined || password === undefined) throw refuse.merge_other_needed()
  const account = await verifyCredentials(services, { login, password, address: origin.address })
  await secondStep(services, account, { code, passkey, address: origin.address, at })
  return account
}
