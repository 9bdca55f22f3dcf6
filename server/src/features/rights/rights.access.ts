import { sql } from 'kysely'
import type { AuditAct } from '#protocol/audit.ts'
import type { QueryContext } from '#server/platform/call.ts'
import { refuse } from '#server/platform/refusal.ts'

type About = { personId: string; organisationId: string | undefined }

/**
 * Oneself (`null`: everything is one's own), or head and administrator of the named organisation where the person belongs:
 * gives that organisation, and the look goes on record. Throws `not_found` for everybody else.
 */
export async function requireAsking(
  ctx: QueryContext,
  act: AuditAct,
  { personId, organisationId }: About,
): Promise<string | null> {
  const { db, actor, at } = ctx
  if (personId === actor.personId) return null
  if (organisationId === undefined) throw refuse.not_found()
  const { rows } = await sql`
    select from role_grants g
    where g.person_id = ${actor.personId} and g.organisation_id = ${organisationId}
      and g.role in ('head', 'administrator')
      and g.valid_from <= ${at} and (g.valid_to is null or g.valid_to > ${at})
      and exists (
        select from ties_at(${at}) t
        where t.person_id = ${personId} and t.organisation_id = ${organisationId} and t.role <> 'operator')`.execute(db)
  if (rows.length === 0) throw refuse.not_found()
  await ctx.looked(act, { organisationId, subjectId: personId })
  return organisationId
}
