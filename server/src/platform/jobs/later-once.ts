import { sql } from 'kysely'
import type { Tx } from '../call.ts'

type Work = { topic: string; streamId: string; data: object }

/** A row that is due sooner than this may be in hand already, before this transaction has committed. */
const inHandMs = 300

/** Work that may stand for several occasions: nothing is written where the same is to be done in a moment. */
export async function laterOnce(tx: Tx, { topic, streamId, data }: Work, at: Date, dueAt: Date): Promise<void> {
  const content = JSON.stringify(data)
  await sql`
    insert into outbox (topic, stream_id, data, due_at)
    select ${topic}, ${streamId}, ${content}::jsonb, ${dueAt} where not exists (
      select from outbox where topic = ${topic} and stream_id = ${streamId} and data = ${content}::jsonb
        and due_at > ${new Date(at.getTime() + inHandMs)})`.execute(tx)
}
