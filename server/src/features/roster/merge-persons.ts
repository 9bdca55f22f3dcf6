import { sql } from 'kysely'
import type { CommandContext } from '#server/platform/call.ts'
import { setBirthDates } from './birth-dates.ts'
import { recordUnder } from './tie-writes.ts'

/**
 * Two people turned out to be one, after both had accounts: from now on everything is known of `toId`. What was known of the
 * other until now stays on record of the other, since reports have counted it; the row stays for that, and says who goes on.
 */
export async function mergePersons(ctx: CommandContext<unknown>, fromId: string, toId: string): Promise<void> {
  const { tx, at } = ctx
  await recordUnder(ctx, fromId, toId)
  await setBirthDates(
    ctx,
    sql`(
      select t.id, coalesce(t.birth_date, f.birth_date) as birth_date from persons t, persons f
      where t.id = ${toId} and f.id = ${fromId})`,
  )
  await tx.updateTable('persons').set({ merged_into: toId, merged_at: at }).where('id', '=', fromId).execute()
  // What the log says of the one is from now on said of the other; the reference stays as it was made.
  await tx.updateTable('audit_persons').set({ person_id: toId }).where('person_id', '=', fromId).execute()
}
