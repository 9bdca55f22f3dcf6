import { sql } from 'kysely'
import { messageAtDate as contract } from '#protocol/messages.ts'
import { requireParticipant } from '#server/features/conversations/exports.ts'
import { answer, type Db } from '#server/platform/call.ts'

export const messageAtDate = answer(contract, {
  async run({ db, actor }, { conversationId, at }) {
    const { fromSeq, toSeq } = await requireParticipant(db, conversationId, actor.personId)
    const newest = toSeq ?? (await lastSeq(db, conversationId))
    const instant = new Date(at)
    const seq = await firstAtOrAfter(db, conversationId, instant, fromSeq, newest)
    return { seq: seq <= newest ? seq : null }
  },
})

/** Lines are in order of time as of number: halving finds the place in some twenty looks, whatever the length. */
async function firstAtOrAfter(db: Db, conversationId: string, at: Date, from: number, to: number): Promise<number> {
  const { rows } = await sql<{ seq: number }>`
    with recursive halving as (
      select ${from}::bigint as low, ${to}::bigint + 1 as high
      union all
      select case when m.at < ${at} then m.seq + 1 else h.low end, case when m.at < ${at} then h.high else m.seq end
      from halving h join messages m on m.conversation_id = ${conversationId} and m.seq = (h.low + h.high) / 2
      where h.low < h.high
    )
    select low as seq from halving where low >= high`.execute(db)
  return rows[0]?.seq ?? to + 1
}

async function lastSeq(db: Db, conversationId: string): Promise<number> {
  const { rows } = await sql<{ seq: number }>`select last_seq as seq from streams where id = ${conversationId}`.execute(
    db,
  )
  return rows[0]?.seq ?? 0
}
