import { listNotices as contract } from '#protocol/notices.ts'
import { answer } from '#server/platform/call.ts'
import { countWaiting, noticesPage } from './notices.queries.ts'

const limitUsual = 50

export const listNotices = answer(contract, {
  async run({ db, actor, at }, { box, offset = 0, limit = limitUsual }) {
    const who = { personId: actor.personId, at }
    const [waiting, page] = await Promise.all([
      countWaiting(db, actor.personId),
      noticesPage(db, who, box, { offset, limit }),
    ])
    return { waiting, ...page }
  },
})
