import { noticeSenders as contract } from '#protocol/notices.ts'
import { answer } from '#server/platform/call.ts'
import { sendersOf } from './senders.queries.ts'

export const noticeSenders = answer(contract, {
  async run({ db, actor, at }) {
    return { senders: await sendersOf(db, actor.personId, at) }
  },
})
