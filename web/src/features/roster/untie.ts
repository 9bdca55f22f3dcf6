import { removeGuardian } from '#protocol/roster.ts'
import type { PersonBrief } from '#protocol/common.ts'
import { call } from '../../platform/api/call.ts'
import { texts } from '../../platform/i18n/index.ts'
import { confirm } from '../../ui/confirm.ts'
import { act } from '../people/acting.ts'
import { refreshPeople } from '../people/live.ts'
import { peopleTexts } from '../people/texts.ts'

/** Asks first: the adult leaves the chats of the class at once. */
export async function untieThem(guardian: PersonBrief, child: PersonBrief): Promise<void> {
  const t = texts(peopleTexts).person
  const title = t.untieTitle(guardian.fullName, child.fullName)
  if (!(await confirm({ title, text: t.untieText, action: t.untieAct, danger: true }))) return
  await act(() => call(removeGuardian, { childId: child.id, guardianId: guardian.id }), t.untied)
  await refreshPeople()
}
