import { sql } from 'kysely'
import type { Services } from '#server/platform/services.ts'
import { fileStore } from './file-store.ts'
import { unsentHoursMax } from './files-for-send.ts'

const sweptAtOnce = 100
const staleUploadMs = 6 * 3600_000

/** Removes what nobody sent within a day and what no message holds any more, then remains of broken uploads. */
export async function sweepFiles(services: Services): Promise<void> {
  while ((await sweepSome(services)) === sweptAtOnce);
  await fileStore(services).removeStale(new Date(services.clock.now().getTime() - staleUploadMs))
}

/** Bytes first, row last: whatever dies in between is found again. */
async function sweepSome(services: Services): Promise<number> {
  const store = fileStore(services)
  return services.db.transaction().execute(async (tx) => {
    const unsentBefore = new Date(services.clock.now().getTime() - unsentHoursMax * 3600_000)
    const { rows } = await sql<{ id: string }>`
      select id from files f
      where (orphaned_at is not null or (attached_at is null and created_at < ${unsentBefore}))
        and not exists (select from file_references r where r.file_id = f.id)
      limit ${sweptAtOnce} for update skip locked`.execute(tx)
    for (const { id } of rows) await store.remove(id)
    if (rows.length > 0)
      await tx
        .deleteFrom('files')
        .where(
          'id',
          'in',
          rows.map((row) => row.id),
        )
        .execute()
    return rows.length
  })
}
