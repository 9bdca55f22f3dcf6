import { useState } from 'react'
import { mendRosterFile } from '#protocol/roster-import.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { IconDownload } from '../../ui/icons.tsx'
import type { KeptValues } from '../accounts/kept-values.ts'
import { attempt } from '../people/acting.ts'
import { bytesOf, download } from './download.ts'
import { fits } from './fits.ts'
import { importTexts } from './texts.ts'
import { writingTimeoutMs } from './undo.ts'
import type { Inspection } from './use-inspection.ts'
import { readingOf } from './wizard.ts'
import styles from './import.module.css'

/** The button that brings the file in stands below the list. */
const shownAtFirst = 20
const shownMore = 100
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface Props {
  organisationId: string
  kept: KeptValues
  found: Inspection
  text: string
}

/** Rows with something wrong: where, why, and all of them as a file to mend. */
export function ErrorsList({ organisationId, kept, found, text }: Props) {
  const t = useTexts(importTexts)
  const [busy, setBusy] = useState(false)
  const [shown, setShown] = useState(shownAtFirst)
  const errors = found.errors.filter((one) => fits([one.text, one.header, String(one.line)], text))
  const wrong = new Set(found.errors.map(({ line, sheet = '' }) => `${line} ${sheet}`)).size

  const isCut = found.errorCount > found.errors.length

  async function fetchFile() {
    setBusy(true)
    const input = readingOf(organisationId, kept.values)
    const answer = await attempt(() => call(mendRosterFile, input, { timeoutMs: writingTimeoutMs }))
    if (answer?.base64) download(t.errors.downloadName, [bytesOf(answer.base64)], workbookType)
    setBusy(false)
  }

  return (
    <>
      <p className={styles.quiet}>{isCut ? t.errors.introMany(found.errorCount) : t.errors.intro(wrong)}</p>
      {found.format !== 'oneroster' && (
        <div className={styles.mend}>
          <Button icon={IconDownload} busy={busy} onClick={() => void fetchFile()}>
            {t.errors.download}
          </Button>
          <p className={styles.small}>{t.errors.downloadHint}</p>
        </div>
      )}
      <ul className={styles.names}>
        {errors.slice(0, shown).map((one) => (
          <ErrorItem key={`${one.sheet} ${one.line} ${one.column} ${one.code}`} one={one} />
        ))}
      </ul>
      {errors.length > shown && <Button onClick={() => setShown(shown + shownMore)}>{t.changes.more}</Button>}
      {isCut && errors.length <= shown && (
        <p className={styles.small}>{t.errors.more(found.errorCount - found.errors.length)}</p>
      )}
    </>
  )
}

function ErrorItem({ one }: { one: Inspection['errors'][number] }) {
  const t = useTexts(importTexts).errors
  const column = [one.column && t.column(one.column), one.header && `«${one.header}»`].filter(Boolean).join(' ')
  const line = t.line(one.sheet ? `${one.sheet} ${one.line}` : String(one.line))
  return (
    <li className={styles.name}>
      <span className={styles.small}>{[line, column].filter(Boolean).join(', ')}</span>
      <span className={styles.errorText}>{one.text}</span>
      <span className={styles.small}>{one.taken ? t.taken : t.notTaken}</span>
    </li>
  )
}
