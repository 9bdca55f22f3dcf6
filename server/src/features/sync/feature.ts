import { sql } from 'kysely'
import { feature } from '#server/platform/feature.ts'
import { syncEvents } from './sync-events.ts'
import { eventDaysKept } from './token.ts'

const daysPrepared = 7
const commandResultDaysKept = 7

/** Catch-up: what happened while a device was away. */
export const syncFeature = feature({
  name: 'sync',
  calls: [syncEvents],
  jobs: {
    'events.partitions': {
      cron: '7 1 * * *',
      async run({ db, clock }) {
        const today = clock.now().toISOString().slice(0, 10)
        await sql`select ensure_event_partitions(${today}::date, ${daysPrepared})`.execute(db)
        await sql`select drop_event_partitions(${today}::date - ${eventDaysKept})`.execute(db)
        await sql`delete from command_results where at < now() - ${commandResultDaysKept} * interval '1 day'`.execute(
          db,
        )
      },
    },
  },
  async start({ db, clock }) {
    await sql`select ensure_event_partitions(${clock.now().toISOString().slice(0, 10)}::date, ${daysPrepared})`.execute(
      db,
    )
    return async () => {}
  },
})
