import { sql } from 'kysely'
import type { CommandContext } from '#server/platform/call.ts'

/** Files, invitations, reports, notices: what else speaks of a person. */
export async function mergeElsewhere({ tx }: CommandContext<unknown>, fromId: string, toId: string): Promise<void> {
  const move = { person_id: toId }
  await tx.updateTable('files').set({ owner_id: toId }).where('owner_id', '=', fromId).execute()
  for (const table of ['join_codes', 'join_requests', 'roster_notices', 'moderation_notices'] as const) {
    await tx.updateTable(table).set(move).where('person_id', '=', fromId).execute()
  }
  for (const column of ['child_id', 'guardian_id', 'withdrawn_by'] as const) {
    await tx
      .updateTable('consents')
      .set({ [column]: toId })
      .where(column, '=', fromId)
      .execute()
  }
  for (const column of ['owner_person_id', 'entered_by', 'changed_by', 'mistaken_by'] as const) {
    await tx
      .updateTable('old_chats')
      .set({ [column]: toId })
      .where(column, '=', fromId)
      .execute()
  }
  await tx.updateTable('old_chat_states').set({ by: toId }).where('by', '=', fromId).execute()
  await tx.updateTable('old_chat_declarations').set({ declared_by: toId }).where('declared_by', '=', fromId).execute()
  await tx.updateTable('join_codes').set({ child_id: toId }).where('child_id', '=', fromId).execute()
  await sql`
    update roster_notices set about = array_replace(about, ${fromId}::uuid, ${toId}::uuid)
    where about @> array[${fromId}::uuid]`.execute(tx)
  // The same line reported twice by one person is one report: the second stays under the row that is no more.
  await sql`
    update reports r set reporter_id = ${toId} where reporter_id = ${fromId} and not exists (
      select from reports o where o.reporter_id = ${toId} and o.resolved_at is null and o.about_id = r.about_id
        and o.conversation_id is not distinct from r.conversation_id and o.seq is not distinct from r.seq)`.execute(tx)
  await sql`
    update reports r set about_id = ${toId} where about_id = ${fromId} and not exists (
      select from reports o where o.about_id = ${toId} and o.resolved_at is null and o.reporter_id = r.reporter_id
        and o.conversation_id is not distinct from r.conversation_id and o.seq is not distinct from r.seq)`.execute(tx)
  await tx.updateTable('library_pages').set({ entered_by: toId }).where('entered_by', '=', fromId).execute()
  await sql`
    insert into library_reads (page, person_id, first_at, last_at)
    select page, ${toId}, first_at, last_at from library_reads where person_id = ${fromId}
    on conflict (page, person_id) do update set first_at = least(library_reads.first_at, excluded.first_at),
      last_at = greatest(library_reads.last_at, excluded.last_at)`.execute(tx)
  await tx.deleteFrom('library_reads').where('person_id', '=', fromId).execute()
  for (const table of ['push_settings', 'command_results'] as const) {
    await tx.deleteFrom(table).where('person_id', '=', fromId).execute()
  }
}
