import { releaseHeldFiles } from '#server/features/files/exports.ts'
import type { Services } from '#server/platform/services.ts'

/** Copies of what was reported are kept so long after the answer, for an objection; then only the decision stays. */
export const copiesKeptDays = 30
const atOnce = 200

export async function forgetReports(services: Services): Promise<void> {
  while ((await forgetSome(services)) === atOnce);
}

function forgetSome({ db, clock }: Services): Promise<number> {
  const before = new Date(clock.now().getTime() - copiesKeptDays * 24 * 3600_000)
  return db.transaction().execute(async (tx) => {
    const rows = await tx
      .updateTable('reports')
      .set({ lines: '[]', comment: '' })
      .where('id', 'in', (where) =>
        where
          .selectFrom('reports')
          .select('id')
          .where('resolved_at', '<', before)
          .where((is) => is.or([is('comment', '<>', ''), is(is.cast('lines', 'text'), '<>', '[]')]))
          .limit(atOnce),
      )
      .returning(['id', 'seq'])
      .execute()
    for (const { id, seq } of rows) await releaseHeldFiles(tx, id, seq ?? 1)
    return rows.length
  })
}
