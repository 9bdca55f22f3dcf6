import { noticeRecipients as contract } from '#protocol/notices.ts'
import { answer } from '#server/platform/call.ts'
import { requireFollowing, whoseNames } from './notices.access.ts'
import { recipientsPage } from './recipients.queries.ts'

const limitUsual = 100

export const noticeRecipients = answer(contract, {
  async run({ db, actor, at, looked }, { noticeId, offset = 0, limit = limitUsual, ...whose }) {
    const who = { personId: actor.personId, at }
    const notice = await requireFollowing(db, who, noticeId)
    const organisationId = await whoseNames(db, who, notice, whose.organisationId)
    await looked('notice.names_seen', { organisationId, data: { noticeId } })
    return recipientsPage(db, { ...who, notice }, whose, { offset, limit })
  },
})
