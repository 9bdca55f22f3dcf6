import { sql } from 'kysely'
import type { CommandContext } from '#server/platform/call.ts'
import { lockRow } from '#server/platform/lock.ts'
import { managingRoles } from './roles.rules.ts'
import { refuse } from './roster.refusals.ts'
import type { Managing } from './ties.ts'

/**
 * Call with the roles that have just ended, or got an end: an organisation keeps somebody who manages it and can sign in,
 * now and at that end. Only an office above may leave it without. Throws `last_administrator`.
 */
export async function requireSuccessor(
  ctx: CommandContext<unknown>,
  organisationId: string,
  ended: readonly string[],
  { by, on }: { by: Managing | null; on?: Date | undefined },
): Promise<void> {
  if (!ended.some((role) => (managingRoles as readonly string[]).includes(role))) return
  if (by?.role === 'office_specialist' && by.organisationId !== organisationId) return
  // Whoever asks at the same moment waits here, so that two cannot each leave the place to the other.
  await lockRow(ctx, 'organisations', organisationId, 'update')
  const when = on && on > ctx.at ? on : ctx.at
  const { rows } = await sql`
    select from role_grants g join accounts a on a.person_id = g.person_id
    where g.organisation_id = ${organisationId} and a.blocked_at is null
      and g.role in ('head', 'deputy', 'administrator', 'office_specialist')
      and g.valid_from <= ${when} and (g.valid_to is null or g.valid_to > ${when})
    limit 1`.execute(ctx.tx)
  if (rows.length === 0) throw refuse.last_administrator()
}
