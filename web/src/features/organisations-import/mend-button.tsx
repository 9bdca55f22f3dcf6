import { useState } from 'react'
import { mendOrganisationsFile } from '#protocol/organisations-import.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { IconDownload } from '../../ui/icons.tsx'
import { attempt } from '../people/acting.ts'
import { organisationsImportTexts } from './texts.ts'
import { readingOf, type Wizard } from './wizard.ts'
import styles from './organisations-import.module.css'

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Rows with something wrong or doubtful as a workbook to mend. */
export function MendButton({ office, kept }: Pick<Wizard, 'office' | 'kept'>) {
  const t = useTexts(organisationsImportTexts).changes
  const [busy, setBusy] = useState(false)

  async function fetchFile() {
    setBusy(true)
    const answer = await attempt(() => call(mendOrganisationsFile, readingOf(office.id, kept.values)))
    if (answer?.base64) download(t.mendName, bytesOf(answer.base64))
    setBusy(false)
  }

  return (
    <div className={styles.mend}>
      <Button icon={IconDownload} busy={busy} onClick={() => void fetchFile()}>
        {t.mend}
      </Button>
      <p className={styles.small}>{t.mendHint}</p>
    </div>
  )
}

function download(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: workbookType }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
}
