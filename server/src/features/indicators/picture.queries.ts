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
  shares: Shares | null
  daily: Shares | null
}

/** What of the facts is asked for; they hold much more. */
const known = sql`json_build_object('reasons', f.facts->'reasons', 'beside', f.facts->'beside',
  'listed', f.facts->'report'->'listed')`
const shareOf = sql`json_object_agg(v.indicator, json_build_array(v.numerator, v.denominator))`

/** All organisations of a tree as of now; of these indicators what offices see is a day old at most, as is written there. */
export async function liveRows(db: Db, rootId: string, daily: readonly string[]): Promise<PictureRow[]> {
  const { rows } = await sql<Row>`
    with tree as materialized (
      select o.id, o.parent_id, o.kind, o.short_name,
        o.kind not in ('region', 'municipality') and (o.reporting or not o.is_branch) as counted
      from organisations_below(${rootId}) b join organisations o on o.id = b.id
      where o.closed_at is null)
    select tree.id, tree.parent_id as "parentId", tree.kind, tree.short_name as "shortName", tree.counted,
      case when f.organisation_id is not null then ${known} end as known,
      (select ${shareOf} from live_values v
        where v.organisation_id = tree.id and v.indicator <> all(${daily}::text[])) as shares,
      (select ${shareOf} from daily_values v
        where v.organisation_id = tree.id and v.indicator = any(${daily}::text[])) as daily
    from tree left join live_organisations f on f.organisation_id = tree.id`.execute(db)
  return rows.map(rowOf)
}

/** One organisation as of now, for those inside: everything a minute old at most. */
export async function liveRow(db: Db, organisationId: string): Promise<PictureRow | undefined> {
  const { rows } = await sql<Row>`
    select o.id, o.parent_id as "parentId", o.kind, o.short_name as "shortName",
      o.kind not in ('region', 'municipality') and (o.reporting or not o.is_branch) as counted,
      case when f.organisation_id is not null then ${known} end as known,
      (select ${shareOf} from live_values v where v.organisation_id = o.id) as shares, null as daily
    from organisations o left join live_organisations f on f.organisation_id = o.id
    where o.id = ${organisationId} and o.closed_at is null`.execute(db)
  return rows[0] && rowOf(rows[0])
}

/** What a snapshot saw: all of it, or of one organisation. */
export async function snapshotRows(db: Db, snapshotId: string, organisationId?: string): Promise<PictureRow[]> {
  const { rows } = await sql<Row>`
    select f.organisation_id as id, f.parent_id as "parentId", f.kind, f.short_name as "shortName", f.counted,
      ${known} as known, null as daily,
      (select ${shareOf} from snapshot_values v
        where v.snapshot_id = f.snapshot_id and v.organisation_id = f.organisation_id) as shares
    from snapshot_organisations f
    where f.snapshot_id = ${snapshotId}
      and (${organisationId ?? null}::uuid is null or f.organisation_id = ${organisationId ?? null})`.execute(db)
  return rows.map(rowOf)
}

function rowOf({ known: facts, shares, daily, ...row }: Row): PictureRow {
  return {
    ...row,
    facts: facts && {
      reasons: facts.reasons ?? [],
      beside: facts.beside ?? [],
      listed: facts.listed ?? false,
    },
    shares: { ...shares, ...daily },
  }
}
