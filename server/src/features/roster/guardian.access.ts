import { sql } from 'kysely'
import type { Db, Tx } from '#server/platform/call.ts'
import { refuse } from '#server/platform/refusal.ts'

type Who = { personId: string; at: Date }
type AdministrationRole = 'head' | 'administrator' | 'deputy'
export type Administration = { organisationId: string; timeZone: string; role: AdministrationRole }

/**
 * Head, deputy or administrator of an organisation where the child learns: not an office above, not a teacher. Throws
 * `not_found` for everybody else, and `not_allowed` for a guardian of that child, who decides nothing about the family.
 */
export async function requireAdministration(db: Db | Tx, who: Who, childId: string): Promise<Administration> {
  return firstOf(
    db,
    who,
    childId,
    sql`
    select t.organisation_id from ties_at(${who.at}) t where t.person_id = ${childId} and t.role = 'pupil'`,
  )
}

export type RestrictionFacts = {
  id: string
  guardianId: string
  childId: string
  from: Date
  until: Date | null
}

/** A restriction for the administration that entered it, or of where the child learns when it has none. */
export async function requireRestriction(
  tx: Tx,
  who: Who,
  restrictionId: string,
): Promise<{ restriction: RestrictionFacts; administration: Administration }> {
  const { rows } = await sql<RestrictionFacts & { organisationId: string | null }>`
    select id, guardian_id as "guardianId", child_id as "childId", valid_from as "from", valid_to as "until",
      organisation_id as "organisationId"
    from guardian_restrictions where id = ${restrictionId}`.execute(tx)
  if (!rows[0]) throw refuse.not_found()
  const { organisationId, ...restriction } = rows[0]
  const administration = organisationId
    ? await firstOf(tx, who, restriction.childId, sql`select ${organisationId}::uuid`)
    : await requireAdministration(tx, who, restriction.childId)
  return { restriction, administration }
}

async function firstOf(
  db: Db | Tx,
  { personId, at }: Who,
  childId: string,
  organisations: ReturnType<typeof sql>,
): Promise<Administration> {
  const { rows } = await sql<Administration & { related: boolean }>`
    select o.id as "organisationId", o.time_zone as "timeZone", g.role, exists (
        select from guardianships w where w.guardian_id = ${personId} and w.child_id = ${childId}) as related
    from role_grants g join organisations o on o.id = g.organisation_id
    where g.person_id = ${personId} and g.role in ('head', 'deputy', 'administrator')
      and g.valid_from <= ${at} and (g.valid_to is null or g.valid_to > ${at}) and g.organisation_id in (${organisations})
    order by array_position(array['head', 'administrator', 'deputy'], g.role), o.id limit 1`.execute(db)
  if (!rows[0]) throw refuse.not_found()
  const { related, ...administration } = rows[0]
  if (related) throw refuse.not_allowed()
  return administration
}
