import { endLeave, revokeRole, type HeldRole, type Leave } from '#protocol/roster.ts'
import type { PersonBrief } from '#protocol/common.ts'
import { call } from '../../platform/api/call.ts'
import { calendarDay } from '../../platform/i18n/format.ts'
import { texts } from '../../platform/i18n/index.ts'
import { confirm } from '../../ui/confirm.ts'
import { accountTexts } from '../accounts/texts.ts'
import { act } from '../people/acting.ts'
import { refreshPeople } from '../people/live.ts'
import { rosterTexts } from './texts.ts'

/** Asks first. A role ends at once; a last day ahead is named by changing it. */
export async function takeRole(organisationId: string, person: PersonBrief, { role }: HeldRole): Promise<void> {
  const t = texts(rosterTexts).work
  const title = t.takeTitle(texts(accountTexts).roles[role])
  if (!(await confirm({ title, text: person.fullName, action: t.take, danger: true }))) return
  await act(() => call(revokeRole, { organisationId, personId: person.id, role }), t.taken)
  await refreshPeople()
}

/** Asks first. One that lies ahead is cancelled by the same act. */
export async function endLeaveOf(person: PersonBrief, leave: Leave): Promise<void> {
  const t = texts(rosterTexts).leave
  const ahead = leave.from > calendarDay()
  const question = ahead
    ? { title: t.cancelTitle(person.fullName), text: t.cancelText, action: t.cancelIt }
    : { title: t.endTitle(person.fullName), text: t.endText, action: t.end }
  if (!(await confirm(question))) return
  await act(() => call(endLeave, { leaveId: leave.id }), ahead ? t.cancelled : t.ended)
  await refreshPeople()
}
