import { keepSums } from '#server/features/indicators/exports.ts'
import { makeRoomToCount } from '#server/features/indicators/exports.ts'
import type { OutboxRow } from '#server/platform/jobs/outbox.ts'
import type { Services } from '#server/platform/services.ts'
import { snapshotById } from './snapshots.queries.ts'
import { isIntact, verifySnapshot } from './verify.ts'

/**
 * Sums are ready before the first look at a Friday. And what was written is counted once more from what stands in the database:
 * an operator hears of it if that is something else.
 */
export async function onSnapshotTaken({ data }: OutboxRow, services: Services): Promise<void> {
  const { snapshotId } = data as { snapshotId: string }
  const snapshot = await snapshotById(services.db, snapshotId)
  if (!snapshot) return
  const { organisationId: rootId, kind, week, at, formulas } = snapshot
  if (kind === 'friday') await keepSums(services, [{ snapshotId, rootId, kind, week, at, formulas }])
  const verification = await services.db.transaction().execute(async (tx) => {
    await makeRoomToCount(tx)
    return verifySnapshot(tx, snapshot, { facts: false })
  })
  if (isIntact(verification)) return
  services.metrics.alarm('snapshot_differs')
  services.log.error(
    { snapshotId, hash: verification.hash, organisations: verification.values.length },
    'snapshot differs',
  )
}
