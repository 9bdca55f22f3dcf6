import { sql } from 'kysely'
import type { Db, Tx } from '#server/platform/call.ts'

/** Who of these people takes part now. */
export async function insideAmong(tx: Tx, conversationId: string, personIds: string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select person_id as id from participants
    where conversation_id = ${conversationId} and left_at is null and person_id = any(${personIds}::uuid[])`.execute(tx)
  return new Set(rows.map((row) => row.id))
}

/** Of the people named in messages, those who take part there or once did: of others not even the name is told. */
export async function everInside(
  db: Db,
  named: readonly { conversationId: string; personId: string }[],
): Promise<string[]> {
  if (named.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select distinct p.person_id as id
    from unnest(${named.map((one) => one.conversationId)}::uuid[], ${named.map((one) => one.personId)}::uuid[]) as n (c, person)
    join participants p on p.conversation_id = n.c and p.person_id = n.person`.execute(db)
  return rows.map((row) => row.id)
}

/** Makes the mentions of a message exactly these, as far as the persons may read it. */
export async function writeMentions(tx: Tx, conversationId: string, seq: number, personIds: string[]): Promise<void> {
  await sql`delete from mentions where conversation_id = ${conversationId} and seq = ${seq}
    and person_id <> all(${personIds}::uuid[])`.execute(tx)
  await sql`
    insert into mentions (conversation_id, person_id, seq)
    select conversation_id, person_id, ${seq} from visible_ranges
    where conversation_id = ${conversationId} and ${seq} between from_seq and to_seq
      and person_id = any(${personIds}::uuid[])
    on conflict do nothing`.execute(tx)
}
