import { messagesBySeq as contract } from '#protocol/messages.ts'
import { requireParticipant } from '#server/features/conversations/exports.ts'
import { answer } from '#server/platform/call.ts'
import { pageOf, rowsBySeq, streamVersion } from './message-history.ts'

export const messagesBySeq = answer(contract, {
  async run({ db, actor }, { conversationId, seqs }) {
    const range = await requireParticipant(db, conversationId, actor.personId)
    // Read first: the rows may then be newer than the version, never older, and `v` of each tells.
    const version = await streamVersion(db, conversationId)
    const rows = await rowsBySeq(db, actor.personId, conversationId, range, seqs)
    const page = await pageOf(db, actor.personId, conversationId, range, rows, version)
    return { ...page, reachedStart: false, reachedEnd: false }
  },
})
