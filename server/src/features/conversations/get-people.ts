import { sql, type Kysely } from 'kysely'
import { getPeople as contract } from '#protocol/conversations.ts'
import { personBriefs } from '#server/features/roster/exports.ts'
import { answer } from '#server/platform/call.ts'
import type { Database } from '#server/platform/database/types.ts'
import { writingVerdicts } from './people.access.ts'

export const getPeople = answer(contract, {
  async run({ db, actor, at }, { ids }) {
    const shared = await sharingWith(db, actor.personId, ids)
    const others = ids.filter((id) => !shared.has(id))
    const { verdicts } = await writingVerdicts(db, actor.personId, others, at)
    const known = ids.filter((id) => shared.has(id) || verdicts.get(id)?.code !== 'write_no_tie')
    return { people: await personBriefs(db, known, actor.personId) }
  },
})

/** Those who stand, or stood when something was written, in a conversation that I am in; myself too. */
async function sharingWith(db: Kysely<Database>, personId: string, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select i.id from unnest(${[...ids]}::uuid[]) as i (id)
    where i.id = ${personId} or exists (
      select from chats mine join participants p on p.conversation_id = mine.conversation_id and p.person_id = i.id
      where mine.person_id = ${personId})`.execute(db)
  return new Set(rows.map((row) => row.id))
}
