import { sql } from 'kysely'
import type { CommonChatKind } from '#protocol/common-chats.ts'
import type { Tx } from '#server/platform/call.ts'

export async function commonChatOf(tx: Tx, officeId: string, kind: CommonChatKind): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from conversations where organisation_id = ${officeId} and kind = ${kind}`.execute(tx)
  return rows[0]?.id
}

/** Everybody with an account who works in one of these organisations, in order of ids. */
export async function workingIn(tx: Tx, organisationIds: readonly string[], at: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct g.person_id as id from role_grants g
    where g.organisation_id = any(${[...organisationIds]}::uuid[])
      and g.valid_from <= ${at} and (g.valid_to is null or g.valid_to > ${at})
      and exists (select from accounts a where a.person_id = g.person_id)
    order by 1`.execute(tx)
  return rows.map((row) => row.id)
}

export async function organisationsBelow(tx: Tx, officeId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from organisations_below(${officeId})`.execute(tx)
  return rows.map((row) => row.id)
}

/** Who of the people working in these organisations stands in a common chat of an office. */
export async function insideCommonChats(tx: Tx, organisationIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct p.person_id as id
    from conversations c join participants p on p.conversation_id = c.id and p.left_at is null
    where c.kind in ('heads', 'all_staff') and exists (
      select from role_grants g
      where g.person_id = p.person_id and g.organisation_id = any(${[...organisationIds]}::uuid[]))
    order by 1`.execute(tx)
  return rows.map((row) => row.id)
}
