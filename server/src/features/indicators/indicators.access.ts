import { sql } from 'kysely'
import type { OrganisationKind } from '#protocol/accounts.ts'
import { isOffice, isStaffOf } from '#server/features/roster/exports.ts'
import type { Db, Tx } from '#server/platform/call.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { refuse } from './indicators.refusals.ts'

type Place = { id: string; shortName: string; timeZone: string; kind: OrganisationKind }

/** Somebody who may see the numbers of an organisation, and from where. */
export type Look = {
  organisation: Place & { parentId: string | null; closed: boolean }
  office: boolean
  /** From within: its own numbers are shown as they are, names too. From above some numbers are hidden. */
  own: boolean
  /** By the right of an office, that of the organisation itself or one above. */
  specialist: boolean
  head: boolean
  /** Where the tree begins: the topmost office, or the organisation itself. */
  root: Place
  /** All offices above, the nearest first. */
  chain: readonly Place[]
  /** Those of them that the looker may see. */
  seen: ReadonlySet<string>
}

type Who = { personId: string; at: Date }

/**
 * For heads, deputies and administrators of an organisation, and for specialists of its office and of those above. Throws
 * `not_found` for strangers, `not_allowed` for others who work there. A closed organisation is found: old snapshots hold it.
 */
export async function requireLook(db: Db | Tx, who: Who, organisationId: string): Promise<Look> {
  const places = await placesAbove(db, who, organisationId)
  const [organisation, ...chain] = places
  const highest = places.findLastIndex(({ specialist }) => specialist)
  if (!organisation || (highest < 0 && !organisation.manages)) {
    const staff = organisation && (await isStaffOf(db, who.personId, organisationId, who.at))
    throw staff ? refuseAny.not_allowed() : refuseAny.not_found()
  }
  const office = isOffice(organisation.kind)
  return {
    ...{ organisation, office, chain, specialist: highest >= 0, head: organisation.head },
    own: organisation.manages && !office,
    root: places.at(-1)!,
    seen: new Set(places.slice(0, highest + 1).map(({ id }) => id)),
  }
}

/** Whose word sets the one cut-off of a tree. Throws as `requireLook`, and `cut_off_not_here`. */
export async function requireCutOff(db: Db | Tx, who: Who, organisationId: string): Promise<Look> {
  const look = await requireLook(db, who, organisationId)
  if (look.organisation.parentId !== null) throw look.specialist ? refuse.cut_off_not_here() : refuseAny.not_allowed()
  if (!maySetCutOff(look)) throw refuseAny.not_allowed()
  return look
}

/** Whose word says whether colleges are counted. Throws as `requireCutOff`. */
export async function requireCountingColleges(db: Db | Tx, who: Who, organisationId: string): Promise<void> {
  if (!mayCountColleges(await requireCutOff(db, who, organisationId))) throw refuseAny.not_allowed()
}

/** Whose word sets a goal: an office for itself and all below, a head only where no office stands above. */
export async function requireGoal(db: Db | Tx, who: Who, organisationId: string): Promise<Look> {
  const look = await requireLook(db, who, organisationId)
  if (look.organisation.closed) throw refuseAny.not_found()
  if (!maySetGoals(look)) throw refuseAny.not_allowed()
  return look
}

export function maySetGoals({ specialist, head, organisation }: Look): boolean {
  return !organisation.closed && (specialist || (head && organisation.parentId === null))
}

export function maySetCutOff(look: Look): boolean {
  return look.organisation.parentId === null && maySetGoals(look)
}

/** Where no office stands above there are no colleges to leave out. */
export function mayCountColleges(look: Look): boolean {
  return look.office && maySetCutOff(look)
}

async function placesAbove(db: Db | Tx, { personId, at }: Who, organisationId: string) {
  const { rows } = await sql<
    Place & { parentId: string | null; closed: boolean; specialist: boolean; manages: boolean; head: boolean }
  >`
    select o.id, o.parent_id as "parentId", o.kind, o.short_name as "shortName", o.time_zone as "timeZone",
      o.closed_at is not null as closed,
      coalesce(bool_or(g.role = 'office_specialist'), false) as specialist,
      coalesce(bool_or(g.role in ('head', 'deputy', 'administrator')), false) as manages,
      coalesce(bool_or(g.role = 'head'), false) as head
    from organisations_above(${organisationId}) a join organisations o on o.id = a.id
    left join role_grants g on g.organisation_id = o.id and g.person_id = ${personId}
      and g.valid_from <= ${at} and (g.valid_to is null or g.valid_to > ${at})
    group by o.id, a.depth order by a.depth`.execute(db)
  return rows
}
