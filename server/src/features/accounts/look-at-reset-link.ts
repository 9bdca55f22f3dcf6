import { lookAtResetLink as contract } from '#protocol/email.ts'
import { answerOpen } from '#server/platform/call.ts'
import { needsRelease, requireLink } from './reset-links.ts'

export const lookAtResetLink = answerOpen(contract, {
  limit: { per: 'address', count: 60, windowMs: 60_000 },
  async run({ db, at }, { secret }) {
    const { login, personId } = await requireLink(db, secret, at)
    return { login, needsRelease: await needsRelease(db, personId, at) }
  },
})
