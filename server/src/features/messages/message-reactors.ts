import { sql } from 'kysely'
import { messageReactors as contract } from '#protocol/messages.ts'
import { requireParticipant, sees } from '#server/features/conversations/exports.ts'
import { personBriefs } from '#server/features/roster/exports.ts'
import { answer } from '#server/platform/call.ts'
import { refuse } from '#server/platform/refusal.ts'

const reactorsMax = 500

export const messageReactors = answer(contract, {
  async run({ db, actor }, { conversationId, seq }) {
    const participant = await requireParticipant(db, conversationId, actor.personId)
    if (!sees(participant, seq)) throw refuse.not_found()
    const { rows } = await sql<{ personId: string; emoji: string }>`
      select person_id as "personId", emoji from reactions
      where conversation_id = ${conversationId} and seq = ${seq} order by at, person_id limit ${reactorsMax}`.execute(
      db,
    )
    const people = await personBriefs(
      db,
      rows.map((row) => row.personId),
      actor.personId,
    )
    const emojiOf = new Map(rows.map((row) => [row.personId, row.emoji]))
    return { reactors: people.map((person) => ({ person, emoji: emojiOf.get(person.id)! })) }
  },
})
