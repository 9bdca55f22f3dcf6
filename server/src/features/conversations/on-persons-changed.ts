import { sql, type Kysely } from 'kysely'
import { personsChanged } from '#protocol/conversations.ts'
import { runAs } from '#server/platform/run-command.ts'
import type { OutboxRow } from '#server/platform/jobs/outbox.ts'
import type { Database } from '#server/platform/database/types.ts'
import type { Services } from '#server/platform/services.ts'
import { namedParticipantsMax } from './participants-changed.ts'

const conversationsAtOnce = 50

/**
 * Tells conversations that a name, role or note is another one, for whoever stands in them or has written there.
 * In short transactions: a head stands in hundreds. Big conversations are not told, as with coming and going.
 */
export async function onPersonsChanged({ data }: OutboxRow, services: Services): Promise<void> {
  const { personIds } = data as { personIds: string[] }
  const told = await conversationsOf(services.db, personIds)
  for (let from = 0; from < told.length; from += conversationsAtOnce) {
    await runAs(services, null, async (ctx) => {
      for (const { id, personIds: changed } of told.slice(from, from + conversationsAtOnce)) {
        ctx.publish(personsChanged, id, { personIds: changed.slice(0, namedParticipantsMax) })
      }
    })
  }
}

/** Guardians are called after their children: «мама Фатимы, 5А». */
async function conversationsOf(db: Kysely<Database>, personIds: readonly string[]) {
  const { rows } = await sql<{ id: string; personIds: string[] }>`
    with changed as (
      select id from unnest(${[...personIds]}::uuid[]) as e (id)
      union
      select guardian_id from guardianships where child_id = any(${[...personIds]}::uuid[])
    )
    select c.id, array_agg(p.person_id order by p.left_at nulls first, p.person_id) as "personIds"
    from participants p join conversations c on c.id = p.conversation_id
    where p.person_id in (select id from changed) and c.participant_count <= ${namedParticipantsMax}
    group by c.id order by c.id`.execute(db)
  return rows
}
