import { feature } from '#server/platform/feature.ts'
import type { Services } from '#server/platform/services.ts'
import { flushUses } from './uses.ts'
import { findLostUses } from './uses.queries.ts'

/** That people used it, without a word of what for: what the indicator of active staff is counted from. */
export const usesFeature = feature({ name: 'uses', calls: [], start: startUses })

const everyMs = 60_000

/** What waits in memory is written each minute, and on the way out. */
async function startUses(services: Services): Promise<() => Promise<void>> {
  const finding = findLostUses(services.db, services.clock.now()).catch((error: unknown) =>
    services.log.error({ err: error }, 'lost uses'),
  )
  const timer = setInterval(() => void flushUses(services), everyMs)
  return async () => {
    clearInterval(timer)
    await finding
    await flushUses(services)
  }
}
