import { sql } from 'kysely'
import type { CommandContext, Tx } from '#server/platform/call.ts'

/**
 * Files, invitations, reports, notices: what else speaks of a person. What Fridays are counted from (`account_blocks`,
 * `former_accounts`, `former_birth_dates`, `uses`) stays under whom it was counted: a past week says afterwards what it said then.
 */
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
  for (const column of ['child_id', 'guardian_id'] as const) {
    await sql`
      update relation_claims k set ${sql.ref(column)} = ${toId}
      where ${sql.ref(`k.${column}`)} = ${fromId} and not exists (
        select from relation_claims o where o.${sql.ref(column)} = ${toId}
          and o.${sql.ref(column === 'child_id' ? 'guardian_id' : 'child_id')}
            = k.${sql.ref(column === 'child_id' ? 'guardian_id' : 'child_id')})`.execute(tx)
    await tx.deleteFrom('relation_claims').where(column, '=', fromId).execute()
  }
  await tx.updateTable('relation_claims').set({ declined_by: toId }).where('declined_by', '=', fromId).execute()
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
  for (const column of ['recorded_by', 'done_by'] as const) {
    await tx
      .updateTable('measures')
      .set({ [column]: toId })
      .where(column, '=', fromId)
      .execute()
  }
  // Told of the same report twice: once is enough.
  await sql`
    update report_readers r set person_id = ${toId} where person_id = ${fromId} and not exists (
      select from report_readers o where o.person_id = ${toId} and o.snapshot_id = r.snapshot_id)`.execute(tx)
  await tx.deleteFrom('report_readers').where('person_id', '=', fromId).execute()
  await mergeNotices(tx, fromId, toId)
  for (const table of ['push_settings', 'command_results'] as const) {
    await tx.deleteFrom(table).where('person_id', '=', fromId).execute()
  }
}

/** Asked twice in one organisation is asked once: what was acknowledged by either stands, and who is there as one is there. */
async function mergeNotices(tx: Tx, fromId: string, toId: string): Promise<void> {
  await sql`
    update notice_recipients t set acknowledged_at = least(t.acknowledged_at, f.acknowledged_at),
      opened_at = least(t.opened_at, f.opened_at), away = case when f.away is not null then t.away end,
      away_since = case when f.away is not null then t.away_since end
    from notice_recipients f
    where t.person_id = ${toId} and f.person_id = ${fromId}
      and f.notice_id = t.notice_id and f.organisation_id = t.organisation_id`.execute(tx)
  await sql`
    delete from notice_absences b using notice_recipients f
    where b.person_id = ${toId} and f.person_id = ${fromId} and f.away is null
      and f.notice_id = b.notice_id and f.organisation_id = b.organisation_id`.execute(tx)
  // Absences stand under the row of who was asked and go with it.
  await sql`
    delete from notice_recipients f where f.person_id = ${fromId} and exists (
      select from notice_recipients t
      where t.person_id = ${toId} and t.notice_id = f.notice_id and t.organisation_id = f.organisation_id)`.execute(tx)
  await tx.updateTable('notice_recipients').set({ person_id: toId }).where('person_id', '=', fromId).execute()
  await tx.updateTable('notices').set({ author_id: toId }).where('author_id', '=', fromId).execute()
  await tx.updateTable('notices').set({ withdrawn_by: toId }).where('withdrawn_by', '=', fromId).execute()
  await tx.updateTable('notice_exports').set({ by_id: toId }).where('by_id', '=', fromId).execute()
}
