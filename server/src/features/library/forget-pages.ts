import { sql } from 'kysely'
import { heldAs, releaseHeldFiles } from '#server/features/files/exports.ts'
import type { Services } from '#server/platform/services.ts'

const keptDays = 30

/** What was taken out thirty days ago goes for good, with its files and with who has read it. */
export async function forgetPages({ db, clock }: Services): Promise<void> {
  const before = new Date(clock.now().getTime() - keptDays * 86_400_000)
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ id: string }>`
      delete from library_pages where removed_at < ${before} returning id`.execute(tx)
    for (const { id } of rows) await releaseHeldFiles(tx, id, heldAs.page)
    await sql`delete from library_reads where page = any(${rows.map(({ id }) => id)}::text[])`.execute(tx)
  })
}
