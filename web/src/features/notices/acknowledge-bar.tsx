import { useState } from 'react'
import type { NoticeBrief } from '#protocol/notices.ts'
import { now } from '../../platform/clock.ts'
import { formatDayTime } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { IconCheck, IconCircleCheck, IconClock } from '../../ui/icons.tsx'
import { useAcknowledging } from './acknowledging.ts'
import { isMyTurn, myStanding } from './standing.rules.ts'
import { noticeTexts } from './texts.ts'
import styles from './notices.module.css'

/** The one button, always within reach of the thumb; afterwards the moment at which it was pressed. */
export function AcknowledgeBar({ notice }: { notice: NoticeBrief }) {
  const t = useTexts(noticeTexts).card
  const { pending, acknowledge } = useAcknowledging()
  const [busy, setBusy] = useState(false)
  const standing = myStanding(notice, now())
  const { mine } = notice

  async function press() {
    setBusy(true)
    await acknowledge(notice.id)
    setBusy(false)
  }

  if (mine?.acknowledgedAt) {
    const when = formatDayTime(mine.acknowledgedAt)
    return (
      <p className={styles.bar} role="status">
        <IconCircleCheck className={styles.done} />
        {mine.late ? t.acknowledgedLate(when) : t.acknowledged(when)}
      </p>
    )
  }
  if (standing === 'left' || standing === 'on_leave') return <p className={styles.bar}>{t[standing]}</p>
  if (!isMyTurn(standing)) return null
  if (pending.includes(notice.id) && !busy) {
    return (
      <p className={styles.bar} role="status">
        <IconClock />
        {t.noLine}
      </p>
    )
  }
  return (
    <div className={styles.bar}>
      <Button tone="primary" wide icon={IconCheck} busy={busy} onClick={() => void press()}>
        {t.acknowledge}
      </Button>
    </div>
  )
}
