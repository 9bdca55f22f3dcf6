import { sql } from 'kysely'
import { messageReaders as contract } from '#protocol/messages.ts'
import { requireParticipant, sees } from '#server/features/conversations/exports.ts'
import { personBriefs } from '#server/features/roster/exports.ts'
import { answer, type Db } from '#server/platform/call.ts'
import { refuse } from '#server/platform/refusal.ts'

/** Beyond this only a count is given: nobody reads such a list, and it would be a register of who reads what. */
const namedMax = 200

export const messageReaders = answer(contract, {
  async run({ db, actor }, { conversationId, seq }) {
    const participant = await requireParticipant(db, conversationId, actor.personId)
    const author = await authorOf(db, conversationId, seq)
    if (!author || !sees(participant, seq)) throw refuse.not_found()
    const audience = await audienceOf(db, conversationId, seq, author.id)
    const read = audience.filter((one) => one.markSeq >= seq)
    const counts = { count: read.length, of: audience.length }
    if (participant.participantCount > namedMax) return { ...counts, readers: [], notYet: [] }
    const people = await personBriefs(
      db,
      audience.map((one) => one.personId),
      actor.personId,
    )
    const brief = new Map(people.map((person) => [person.id, person]))
    const named = (one: Reading) => brief.get(one.personId) ?? []
    return {
      ...counts,
      readers: read.flatMap((one) => [named(one)].flat().map((person) => ({ person, readAt: readAt(one, seq) }))),
      notYet: audience.filter((one) => one.markSeq < seq).flatMap(named),
    }
  },
})

type Reading = { personId: string; markSeq: number; markAt: Date | null }

/** A mark tells when it was last moved: that is the instant of reading only for the line it stands at. */
function readAt({ markSeq, markAt }: Reading, seq: number): string | null {
  return markSeq === seq && markAt ? markAt.toISOString() : null
}

async function authorOf(db: Db, conversationId: string, seq: number): Promise<{ id: string | null } | undefined> {
  const { rows } = await sql<{ id: string | null }>`
    select author_id as id from messages where conversation_id = ${conversationId} and seq = ${seq}`.execute(db)
  return rows[0]
}

/** Everybody but the author who may read the line, the latest readers first. */
async function audienceOf(db: Db, conversationId: string, seq: number, authorId: string | null): Promise<Reading[]> {
  const { rows } = await sql<Reading>`
    select p.person_id as "personId", coalesce(r.seq, 0) as "markSeq", r.at as "markAt"
    from visible_ranges p
    left join read_marks r on r.conversation_id = p.conversation_id and r.person_id = p.person_id
    where p.conversation_id = ${conversationId} and ${seq} between p.from_seq and p.to_seq
      and p.person_id is distinct from ${authorId}
    order by r.at desc nulls last, p.person_id`.execute(db)
  return rows
}
