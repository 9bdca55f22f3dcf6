import { sql } from 'kysely'
import type { Db } from '#server/platform/call.ts'

/** Events are kept so long; a device that was away longer fetches its snapshots again. */
export const eventDaysKept = 30

export type Horizon = { readonly xid: string; readonly atS: number }

/**
 * A device's token: every transaction below `xid` had ended when it was read, so whatever a stream got since then was
 * written by that one or a later one. Exact without a global lock; `atS` is the time in seconds since 1970.
 */
export async function horizonNow(db: Db, at: Date): Promise<Horizon> {
  const { rows } = await sql<{ xid: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`.execute(db)
  return { xid: rows[0]!.xid, atS: Math.floor(at.getTime() / 1000) }
}

export function tokenOf({ xid, atS }: Horizon): string {
  return `1.${xid}.${atS}`
}

/** Null for what is not a token of ours, comes from the future or reaches back too far. */
export function readToken(token: string | undefined, now: Horizon): Horizon | null {
  const match = /^1\.(\d{1,19})\.(\d{1,12})$/.exec(token ?? '')
  if (!match) return null
  const atS = Number(match[2])
  const isKept = now.atS - atS < eventDaysKept * 24 * 3600
  const isPast = atS <= now.atS + 60 && BigInt(match[1]!) <= BigInt(now.xid)
  return isKept && isPast ? { xid: match[1]!, atS } : null
}
