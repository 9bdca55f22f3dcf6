import { sql } from 'kysely'
import type { Db } from '#server/platform/call.ts'
import { shownDefinitions } from './definitions/all.ts'
import { codesOf, type Snapshot } from './moments.ts'
import { liveRows, snapshotRows } from './picture.queries.ts'
import { pictureOf, type Hidden, type Picture } from './picture.rules.ts'

const daily = shownDefinitions.filter(({ suppressed }) => suppressed).map(({ code }) => code)

/** A tree as of now, as offices are shown it. */
export async function livePicture(db: Db, rootId: string): Promise<Picture> {
  return pictureOf(rootId, await liveRows(db, rootId, daily), shownDefinitions)
}

/** An interim snapshot shows no number that a wider tree hides about the same time. */
export async function interimPicture(db: Db, moment: Snapshot): Promise<Picture> {
  const rows = await snapshotRows(db, moment.snapshotId)
  return pictureOf(moment.rootId, rows, codesOf(moment), await hiddenAround(db, moment))
}

/**
 * What the wider trees that hold the root of a snapshot hide in the snapshots next to it in time, and, while the latest of these
 * is older, now: whoever lays the one beside the others could subtract.
 */
export async function hiddenAround(db: Db, moment: Pick<Snapshot, 'rootId' | 'at'>): Promise<Hidden> {
  const { rows: wider } = await sql<Snapshot>`
    with wider as (
      select s.*, s.cut_off_at > ${moment.at} as later
      from snapshots s join snapshot_organisations o on o.snapshot_id = s.id and o.organisation_id = ${moment.rootId}
      where s.organisation_id <> ${moment.rootId}
    ), nearest as (
      select w.*, row_number() over (
        partition by organisation_id, later
        order by case when later then cut_off_at end, cut_off_at desc, id) as place
      from wider w
    )
    select id as "snapshotId", kind, week, cut_off_at as at, organisation_id as "rootId", formulas
    from nearest where place = 1`.execute(db)
  const pictures = wider.map(async (one) => pictureOf(one.rootId, await snapshotRows(db, one.snapshotId), codesOf(one)))
  const top = wider.some(({ at }) => at > moment.at) ? undefined : await topAbove(db, moment.rootId)
  if (top !== undefined) pictures.push(livePicture(db, top))
  return together((await Promise.all(pictures)).map(({ hidden }) => hidden))
}

/** The topmost office above; none where this is the top. */
async function topAbove(db: Db, organisationId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select a.id from organisations_above(${organisationId}) a join organisations o on o.id = a.id
    where o.parent_id is null and a.id <> ${organisationId}`.execute(db)
  return rows[0]?.id
}

function together(all: readonly Hidden[]): Hidden {
  const codes = new Set(all.flatMap((hidden) => [...hidden.keys()]))
  return new Map([...codes].map((code) => [code, new Set(all.flatMap((hidden) => [...(hidden.get(code) ?? [])]))]))
}
