import {
  listOrganisationImports,
  undoOrganisationsImport,
  type OrganisationImportCounts,
} from '#protocol/organisations-import.ts'
import { call } from '../../platform/api/call.ts'
import { texts } from '../../platform/i18n/index.ts'
import { refresh } from '../../platform/queries.ts'
import { confirm } from '../../ui/confirm.ts'
import { act } from '../people/acting.ts'
import { refreshPeople } from '../people/live.ts'
import { organisationsImportTexts } from './texts.ts'

/** Asks first and says how many it is about. True when the list was taken back. */
export async function undoAfterAsking(
  organisationId: string,
  { importId, counts }: { importId: string; counts: OrganisationImportCounts },
): Promise<boolean> {
  const t = texts(organisationsImportTexts).undo
  const text = t.text(counts.new, counts.changed)
  if (!(await confirm({ title: t.title, text, action: t.button, danger: true }))) return false
  const done = await act(() => call(undoOrganisationsImport, { organisationId, importId }), t.done)
  await Promise.all([refresh(listOrganisationImports), refreshPeople()])
  return done
}
