import { countLive } from '#server/features/indicators/exports.ts'
import { feature } from '#server/platform/feature.ts'
import type { Services } from '#server/platform/services.ts'
import { snapshotTakenTopic } from './make-snapshot.ts'
import { onSnapshotTaken } from './on-snapshot-taken.ts'
import { takeDue } from './take-due.ts'
import { takeSnapshot } from './take-snapshot.ts'

const eachMinute = '* * * * *'

/** Fridays: what stood there at the cut-off, kept for good; and what stands there now. */
export const snapshotsFeature = feature({
  name: 'snapshots',
  calls: [takeSnapshot],
  reactions: { [snapshotTakenTopic]: onSnapshotTaken },
  bulk: [snapshotTakenTopic],
  jobs: {
    count_live: { cron: eachMinute, run: async (services: Services) => void (await countLive(services)) },
    take_snapshots: { cron: eachMinute, run: async (services: Services) => void (await takeDue(services)) },
  },
})
