import { sql } from 'kysely'
import type { Db } from '#server/platform/call.ts'
import { refuse } from '#server/platform/refusal.ts'
import { mayManage, rolesOf, type Tie } from '#server/features/roster/exports.ts'
import { refuse as ours } from './accounts.refusals.ts'
import { grounds, standsOver, type Ground } from './administration.rules.ts'

export type Reach = { readonly ties: Tie[]; readonly grounds: Ground[] }

/**
 * By which rights somebody reaches another person's account, the strongest first, with that person's ties. Throws `not_found`
 * without any: a stranger cannot tell whether the person exists.
 */
export async function requireReach(db: Db, actorId: string, personId: string, at: Date): Promise<Reach> {
  const reach = await reachOf(db, actorId, personId, at)
  if (reach.grounds.length === 0) throw refuse.not_found()
  return reach
}

/** The right by which somebody may act alone on another person's account. Throws `not_found` or `not_allowed`. */
export async function requireGround(db: Db, actorId: string, personId: string, at: Date): Promise<Ground> {
  const reach = await requireReach(db, actorId, personId, at)
  const ground = reach.grounds.find((one) => standsOver(one, reach.ties))
  if (!ground) throw refuse.not_allowed()
  return ground
}

export async function reachOf(db: Db, actorId: string, personId: string, at: Date): Promise<Reach> {
  if (actorId === personId || (await isOperator(db, personId))) return { ties: [], grounds: [] }
  const ties = await rolesOf(db, personId, at)
  const managing: Ground[] = []
  for (const organisationId of new Set(ties.map((tie) => tie.organisationId))) {
    const right = await mayManage(db, actorId, organisationId, at)
    if (right) managing.push({ organisationId, role: right.role, fromOffice: right.organisationId !== organisationId })
  }
  return { ties, grounds: grounds(ties, managing) }
}

export async function isOperator(db: Db, personId: string): Promise<boolean> {
  const row = await db.selectFrom('operators').select('person_id').where('person_id', '=', personId).executeTakeFirst()
  return row !== undefined
}

/**
 * Who may release what somebody asked for in these organisations: their managers and the offices above, without `except`.
 * Throws `reset_needs_operator` when there is nobody.
 */
export async function requireReleasers(
  db: Db,
  organisationIds: Iterable<string>,
  except: readonly string[],
  at: Date,
): Promise<string[]> {
  const people = new Set<string>()
  for (const organisationId of organisationIds) {
    for (const manager of await managersOf(db, organisationId, at)) people.add(manager.personId)
  }
  for (const personId of except) people.delete(personId)
  if (people.size === 0) throw ours.reset_needs_operator()
  return [...people]
}

export type Manager = { personId: string; organisationId: string; depth: number }

/**
 * Who manages an organisation: its head, deputies, administrators and specialists (`depth` 0), then the specialists of the
 * offices above, from the bottom up. Only people with an account that is open.
 */
export async function managersOf(db: Db, organisationId: string, at: Date): Promise<Manager[]> {
  const { rows } = await sql<Manager>`
    select distinct g.person_id as "personId", g.organisation_id as "organisationId", a.depth
    from organisations_above(${organisationId}) a
    join role_grants g on g.organisation_id = a.id
    join accounts on accounts.person_id = g.person_id and accounts.blocked_at is null
    where g.valid_from <= ${at} and (g.valid_to is null or g.valid_to > ${at})
      and case when a.depth = 0 then g.role in ('head', 'deputy', 'administrator', 'office_specialist')
        else g.role = 'office_specialist' end
    order by a.depth, "personId"`.execute(db)
  return rows
}
