import { sql } from 'kysely'
import type { OrganisationKind } from '#protocol/accounts.ts'
import type { Beside, FailingReason } from '#protocol/indicators.ts'
import type { Db } from '#server/platform/call.ts'
import type { PictureRow, Shares } from './picture.rules.ts'

type Row = {
  id: string
  parentId: string | null
  kind: OrganisationKind
  shortName: string
  counted: boolean
  known: { reasons?: FailingReason[]; beside?: Beside[]; listed?: boolean } | null
  /** `staff_registered:5:10 …`: half the work that JSON is, for a region both to write and to read. */
  shares: string | null
}

/** What of the facts is asked for; they hold much more. */
const known = sql`json_build_object('reasons', f.facts->'reasons', 'beside', f.facts->'beside',
  'listed', f.facts->'report'->'listed')`
const written = sql`string_agg(v.indicator || ':' || v.numerator || ':' || v.denominator, ' ')`
const isCounted = sql`is_counted(o)`

/** All organisations of a tree as of now; of these indicators what offices see is a day old at most, as is written there. */
export async function liveRows(db: Db, rootId: string, daily: readonly string[]): Promise<PictureRow[]> {
  const { rows } = await sql<Row>`
    with tree as materialized (
      select o.id, o.parent_id, o.kind, o.short_name, ${isCounted} as counted
      from organisations_below(${rootId}) b join organisations o on o.id = b.id
      where o.closed_at is null
    ), given as (
      select organisation_id, indicator, numerator, denominator from live_values
      where indicator <> all(${daily}::text[]) and organisation_id in (select id from tree)
      union all
      select organisation_id, indicator, numerator, denominator from daily_values
      where indicator = any(${daily}::text[]) and organisation_id in (select id from tree)
    ), shares as (select v.organisation_id, ${written} as shares from given v group by v.organisation_id)
    select tree.id, tree.parent_id as "parentId", tree.kind, tree.short_name as "shortName", tree.counted,
      case when f.organisation_id is not null then ${known} end as known, s.shares
    from tree left join live_organisations f on f.organisation_id = tree.id
    left join shares s on s.organisation_id = tree.id`.execute(db)
  return rows.map(rowOf)
}

/** One organisation as of now, for those inside: everything a minute old at most. */
export async function liveRow(db: Db, organisationId: string): Promise<PictureRow | undefined> {
  const { rows } = await sql<Row>`
    select o.id, o.parent_id as "parentId", o.kind, o.short_name as "shortName", ${isCounted} as counted,
      case when f.organisation_id is not null then ${known} end as known,
      (select ${written} from live_values v where v.organisation_id = o.id) as shares
    from organisations o left join live_organisations f on f.organisation_id = o.id
    where o.id = ${organisationId} and o.closed_at is null`.execute(db)
  return rows[0] && rowOf(rows[0])
}

/** All that a snapshot saw. */
export async function snapshotRows(db: Db, snapshotId: string): Promise<PictureRow[]> {
  const { rows } = await sql<Row>`
    with shares as (
      select v.organisation_id, ${written} as shares from snapshot_values v
      where v.snapshot_id = ${snapshotId} group by v.organisation_id)
    select f.organisation_id as id, f.parent_id as "parentId", f.kind, f.short_name as "shortName", f.counted,
      ${known} as known, s.shares
    from snapshot_organisations f left join shares s on s.organisation_id = f.organisation_id
    where f.snapshot_id = ${snapshotId}`.execute(db)
  return rows.map(rowOf)
}

/** What it saw of one organisation. */
export async function snapshotRow(db: Db, snapshotId: string, organisationId: string): Promise<PictureRow | undefined> {
  const { rows } = await sql<Row>`
    select f.organisation_id as id, f.parent_id as "parentId", f.kind, f.short_name as "shortName", f.counted,
      ${known} as known,
      (select ${written} from snapshot_values v
        where v.snapshot_id = f.snapshot_id and v.organisation_id = f.organisation_id) as shares
    from snapshot_organisations f
    where f.snapshot_id = ${snapshotId} and f.organisation_id = ${organisationId}`.execute(db)
  return rows[0] && rowOf(rows[0])
}

function rowOf({ known: facts, shares, ...row }: Row): PictureRow {
  return {
    ...row,
    facts: facts && {
      reasons: facts.reasons ?? [],
      beside: facts.beside ?? [],
      listed: facts.listed ?? false,
    },
    shares: sharesIn(shares),
  }
}

function sharesIn(text: string | null): Shares {
  const shares: Record<string, [number, number]> = {}
  for (const part of text ? text.split(' ') : []) {
    const [code, numerator, denominator] = part.split(':')
    shares[code!] = [Number(numerator), Number(denominator)]
  }
  return shares
}
