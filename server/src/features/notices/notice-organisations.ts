import { noticeOrganisations as contract } from '#protocol/notices.ts'
import { answer } from '#server/platform/call.ts'
import { requireFollowing } from './notices.access.ts'
import { organisationsPage } from './recipients.queries.ts'

const limitUsual = 100

export const noticeOrganisations = answer(contract, {
  async run({ db, actor, at }, { noticeId, text = '', offset = 0, limit = limitUsual }) {
    const who = { personId: actor.personId, at }
    const notice = await requireFollowing(db, who, noticeId)
    return organisationsPage(db, { ...who, notice }, text, { offset, limit })
  },
})
