import { useState } from 'react'
import { navigate } from 'wouter/use-browser-location'
import { issueSheets, revokeSheets, type ChildSheet } from '#protocol/sheets.ts'
import { call } from '../../platform/api/call.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { confirm } from '../../ui/confirm.ts'
import { IconPrint } from '../../ui/icons.tsx'
import { toast } from '../../ui/toast.ts'
import { attempt } from '../people/acting.ts'
import { sheetsPrintAddress } from '../people/addresses.ts'
import { refreshPeople } from '../people/live.ts'
import { countStandings } from './sheets.rules.ts'
import { sheetTexts } from './texts.ts'
import styles from './sheets.module.css'

export type Sheets = readonly ChildSheet[]

interface Props {
  classId: string
  sheets: Sheets
  /** Those that are ticked; none means the whole class. */
  marked: Sheets
  onDone: () => void
}

/** Issue and revoke: for the whole class, or for the children that are ticked. */
export function SheetActs({ classId, sheets, marked, onDone }: Props) {
  const t = useTexts(sheetTexts)
  const [busy, setBusy] = useState(false)
  const some = marked.length > 0
  const { open } = countStandings(some ? marked : sheets)
  const childIds = some ? marked.map(({ child }) => child.id) : undefined
  const which = { classId, ...(childIds ? { childIds } : {}) }

  async function issue() {
    if (open > 0 && !(await confirm({ title: t.again, text: t.againText(open), action: issueLabel }))) return
    setBusy(true)
    const issued = await attempt(() => call(issueSheets, which))
    setBusy(false)
    if (issued) navigate(sheetsPrintAddress(classId, childIds))
    await refreshPeople()
  }

  async function revoke() {
    const question = { title: t.revokeTitle, text: t.revokeText(open), action: revokeLabel, danger: true }
    if (!(await confirm(question))) return
    const revoked = await attempt(() => call(revokeSheets, which))
    if (revoked) {
      toast(texts(sheetTexts).revoked(revoked.codes))
      onDone()
    }
    await refreshPeople()
  }

  const issueLabel = some ? t.issue(marked.length) : t.issueAll
  const revokeLabel = some ? t.revoke(marked.length) : t.revokeAll
  return (
    <div className={styles.acts}>
      <Button tone="primary" icon={IconPrint} busy={busy} onClick={() => void issue()}>
        {issueLabel}
      </Button>
      {open > 0 && (
        <Button disabled={busy} onClick={() => void revoke()}>
          {revokeLabel}
        </Button>
      )}
    </div>
  )
}
