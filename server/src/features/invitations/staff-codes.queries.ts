import { sql } from 'kysely'
import type { GrantableRole } from '#protocol/roster.ts'
import type { CommandContext } from '#server/platform/call.ts'

/** Somebody of the staff list, as far as codes are concerned. */
export type StaffLine = {
  personId: string
  /** Now or later, the first given first. Empty: not on the staff list. */
  grants: { role: GrantableRole; position: string }[]
  joined: boolean
  /** Open codes, and whether somebody asked with one and waits. */
  codes: { id: string; role: GrantableRole; waiting: boolean }[]
}

/** Roles, account and open codes of these people in an organisation, in the order asked for. */
export async function staffLines(
  { tx, at }: CommandContext,
  organisationId: string,
  personIds: readonly string[],
): Promise<StaffLine[]> {
  const { rows } = await sql<StaffLine>`
    select asked.id as "personId",
      (select coalesce(json_agg(json_build_object('role', g.role, 'position', g.position) order by g.valid_from), '[]')
        from role_grants g
        where g.person_id = asked.id and g.organisation_id = ${organisationId} and g.role <> 'operator'
          and (g.valid_to is null or g.valid_to > ${at})) as grants,
      exists (select from accounts a where a.person_id = asked.id) as joined,
      (select coalesce(json_agg(json_build_object('id', k.id, 'role', k.role, 'waiting', exists (
          select from join_requests r where r.code_id = k.id and r.state = 'waiting'))), '[]')
        from join_codes k
        where k.person_id = asked.id and k.organisation_id = ${organisationId} and k.kind = 'staff'
          and k.closed_at is null) as codes
    from unnest(${[...personIds]}::uuid[]) with ordinality as asked (id, place)
    order by place`.execute(tx)
  return rows
}
