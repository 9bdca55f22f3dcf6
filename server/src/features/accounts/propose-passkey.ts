import { proposePasskey as contract } from '#protocol/passkeys.ts'
import { handle } from '#server/platform/call.ts'
import { creationChallenge, requireRelyingParty } from './passkeys.ts'
import { userHandleOf } from './passkeys.rules.ts'
import { requireProof } from './proof.ts'

export const proposePasskey = handle(contract, {
  secret: true,
  async prepare(context, proof) {
    const party = requireRelyingParty(context.services)
    await requireProof(context, proof)
    return party
  },
  async run({ tx, services, actor: { accountId } }, _proof, { host }) {
    const { login } = await tx
      .selectFrom('accounts')
      .select('login')
      .where('id', '=', accountId)
      .executeTakeFirstOrThrow()
    const held = await tx.selectFrom('passkeys').select('credential_id').where('account_id', '=', accountId).execute()
    return {
      ...{ challenge: creationChallenge(services, accountId), host },
      ...{ userHandle: userHandleOf(accountId), login },
      known: held.map((row) => row.credential_id.toString('base64url')),
    }
  },
})
