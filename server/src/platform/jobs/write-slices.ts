import { sql } from 'kysely'
import type { Tx } from '../call.ts'

type Line = { topic: string; streamId: string; at: Date }

/** Long work as rows of the outbox, handled one after the other: what a crash interrupts goes on. */
export async function writeSlices(tx: Tx, { topic, streamId, at }: Line, slices: readonly object[]): Promise<void> {
  const rows = slices.map((slice) => JSON.stringify(slice))
  await sql`
    insert into outbox (topic, stream_id, data, due_at)
    select ${topic}, ${streamId}, s.data::jsonb, ${at} from unnest(${rows}::text[]) with ordinality as s (data, nr)
    order by s.nr`.execute(tx)
}
