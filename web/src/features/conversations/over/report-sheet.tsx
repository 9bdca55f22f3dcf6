import { fileReport, reportReasons, type ReportReason } from '#protocol/moderation.ts'
import { useState } from 'react'
import { newId } from '../../../platform/ids.ts'
import { useTexts } from '../../../platform/i18n/index.ts'
import { call, Refusal } from '../../../platform/store/index.ts'
import { Sheet } from '../../../ui/dialog.tsx'
import { toast } from '../../../ui/toast.ts'
import { talkTexts } from '../texts.ts'
import styles from './over.module.css'

/** A message or a person. */
export type Reported = { conversationId: string; seq: number } | { personId: string }

/** The second of two taps: why. Nothing is to be written. */
export default function ReportSheet({ about, onClose }: { about: Reported; onClose: () => void }) {
  const t = useTexts(talkTexts).report
  const [id] = useState(newId)
  const [busy, setBusy] = useState(false)

  async function file(reason: ReportReason) {
    if (busy) return
    setBusy(true)
    try {
      const { goesTo } = await call(fileReport, { id, reason, ...about }, { commandId: id })
      toast(t.sent[goesTo])
      onClose()
    } catch (error) {
      toast(error instanceof Refusal ? error.message : t.failed)
      setBusy(false)
    }
  }

  return (
    <Sheet open title={'personId' in about ? t.titlePerson : t.title} onClose={onClose}>
      <p className={styles.text}>{'personId' in about ? t.textPerson : t.text}</p>
      <ul className={styles.choices} aria-busy={busy}>
        {reportReasons.map((reason) => (
          <li key={reason}>
            <button type="button" className={styles.choice} onClick={() => void file(reason)}>
              {t.reasons[reason]}
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
