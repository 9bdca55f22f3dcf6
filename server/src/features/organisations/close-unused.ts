import { sql } from 'kysely'
import type { CommandContext } from '#server/platform/call.ts'
import { recordOrganisations } from './organisation-versions.ts'

/** Of these organisations the ones that somebody is or was inside of, asks to be let into, or that others stand under. */
export async function inUse(
  { tx }: CommandContext<unknown>,
  ids: readonly string[],
): Promise<{ id: string; shortName: string }[]> {
  const { rows } = await sql<{ id: string; shortName: string }>`
    select o.id, o.short_name as "shortName" from organisations o
    where o.id = any(${[...ids]}::uuid[]) and (
      exists (select from role_grant_facts f where f.organisation_id = o.id)
      or exists (select from school_classes c where c.organisation_id = o.id)
      or exists (select from join_requests r where r.organisation_id = o.id and r.state = 'waiting')
      or exists (select from organisations b where (b.parent_id = o.id or b.head_organisation_id = o.id)
        and b.closed_at is null and b.id <> all(${[...ids]}::uuid[])))
    order by o.short_name, o.id`.execute(tx)
  return rows
}

/** Closes organisations that nobody is inside of: their empty chats are archived, and codes open nothing any more. */
export async function closeUnused(
  { tx, at, actor }: CommandContext<{ personId: string } | null>,
  ids: readonly string[],
): Promise<void> {
  const by = actor?.personId ?? null
  await sql`update conversations set archived_at = ${at}
    where organisation_id = any(${[...ids]}::uuid[]) and archived_at is null`.execute(tx)
  await sql`update join_codes set closed_at = ${at}, closed_by = ${by}, seed = null
    where organisation_id = any(${[...ids]}::uuid[]) and closed_at is null`.execute(tx)
  await sql`update organisations set closed_at = ${at}, closed_by = ${by}
    where id = any(${[...ids]}::uuid[]) and closed_at is null`.execute(tx)
  await recordOrganisations({ tx, at, actor }, ids)
}
