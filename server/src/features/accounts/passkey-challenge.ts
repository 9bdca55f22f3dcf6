import { passkeyChallenge as contract } from '#protocol/passkeys.ts'
import { answerOpen } from '#server/platform/call.ts'
import { answerChallenge, requireRelyingParty } from './passkeys.ts'

export const passkeyChallenge = answerOpen(contract, {
  async run({ services }) {
    const { host } = requireRelyingParty(services)
    return { challenge: answerChallenge(services), host }
  },
})
