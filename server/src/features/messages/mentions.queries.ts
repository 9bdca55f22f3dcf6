import { sql } from 'kysely'
import type { Tx } from '#server/platform/call.ts'

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
