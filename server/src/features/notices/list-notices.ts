import { listNotices as contract } from '#protocol/notices.ts'
import { answer } from '#server/platform/call.ts'
import { noticesPage } from './notices.queries.ts'
import { countWaiting } from './waiting.queries.ts'

const limitUsual = 50

export const listNotices = answer(contract, {
  async run({ db, actor, at }, { box, show, text = '', offset = 0, limit = limitUsual }) {
    const who = { personId: actor.personId, at }
    const [waiting, page] = await Promise.all([
      countWaiting(db, actor.personId),
      noticesPage(db, who, { box, show, text }, { offset, limit }),
    ])
    return { waiting, ...page }
  },
})
