import { navigate } from 'wouter/use-browser-location'
import type { PersonBrief } from '#protocol/common.ts'
import { issueSheets, type SheetPlace } from '#protocol/sheets.ts'
import { call } from '../../platform/api/call.ts'
import { texts } from '../../platform/i18n/index.ts'
import { confirm } from '../../ui/confirm.ts'
import { attempt } from '../people/acting.ts'
import { sheetsPrintAddress } from '../people/addresses.ts'
import { refreshPeople } from '../people/live.ts'
import { standingOf } from './sheets.rules.ts'
import { sheetTexts } from './texts.ts'

/** A new code for one of the sheet, in place of the one that was lost; the sheet opens to be printed. */
export async function renewCode(classId: string, child: PersonBrief, place: SheetPlace): Promise<void> {
  const t = texts(sheetTexts)
  const question = { title: t.renewTitle, text: t.renewText, action: t.renew }
  if (standingOf(place) === 'open' && !(await confirm(question))) return
  const only = { for: place.for, personId: place.for === 'pupil' ? child.id : (place.person?.id ?? null) }
  const issued = await attempt(() => call(issueSheets, { classId, childIds: [child.id], only }))
  if (issued) navigate(sheetsPrintAddress(classId, [child.id]))
  await refreshPeople()
}
