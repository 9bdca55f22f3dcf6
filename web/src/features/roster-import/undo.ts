import type { OutputOf } from '#protocol/contract.ts'
import { listRosterImports, undoRosterImport, type ImportCounts } from '#protocol/roster-import.ts'
import { call } from '../../platform/api/call.ts'
import { texts } from '../../platform/i18n/index.ts'
import { refresh } from '../../platform/queries.ts'
import { confirm } from '../../ui/confirm.ts'
import { act } from '../people/acting.ts'
import { refreshPeople } from '../people/live.ts'
import { importTexts } from './texts.ts'

/** Writing and taking back a municipality takes minutes. */
export const writingTimeoutMs = 600_000

export type Import = OutputOf<typeof listRosterImports>['imports'][number]

/** Asks first and says how many it is about. True when the import was taken back. */
export async function undoAfterAsking(
  organisationId: string,
  { importId, counts }: { importId: string; counts: ImportCounts },
): Promise<boolean> {
  const t = texts(importTexts).undo
  const text = t.text(counts.new, counts.changed, counts.left)
  if (!(await confirm({ title: t.title, text, action: t.button, danger: true }))) return false
  const done = await act(
    () => call(undoRosterImport, { organisationId, importId }, { timeoutMs: writingTimeoutMs }),
    t.done,
  )
  await Promise.all([refresh(listRosterImports), refreshPeople()])
  return done
}
