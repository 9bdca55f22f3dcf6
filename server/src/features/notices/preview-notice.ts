import { previewNotice as contract } from '#protocol/notices.ts'
import { answer } from '#server/platform/call.ts'
import { countCircle } from './circle.queries.ts'
import { requireSending } from './notices.access.ts'

export const previewNotice = answer(contract, {
  limit: { per: 'account', count: 120, windowMs: 60_000 },
  async run({ db, actor, at }, { organisationId, circle }) {
    await requireSending(db, { personId: actor.personId, at }, organisationId, circle)
    return countCircle(db, { organisationId, circle, authorId: actor.personId, at })
  },
})
