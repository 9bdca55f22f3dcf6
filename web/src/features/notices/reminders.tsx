import { useState } from 'react'
import type { OutputOf } from '#protocol/contract.ts'
import { remindNotice, type getNotice } from '#protocol/notices.ts'
import { call } from '../../platform/api/call.ts'
import { now } from '../../platform/clock.ts'
import { formatDayTime } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { IconBell } from '../../ui/icons.tsx'
import { toast } from '../../ui/toast.ts'
import { attempt } from '../people/acting.ts'
import { refreshNotices } from './live.ts'
import { noticeTexts } from './texts.ts'
import styles from './notices.module.css'

interface Props {
  view: OutputOf<typeof getNotice>
  /** Somebody who can hear of it has not acknowledged. */
  waits: boolean
}

/** The sender's one press for those who have not acknowledged, and when they were or will be reminded. */
export function Reminders({ view, waits }: Props) {
  const t = useTexts(noticeTexts).reminders
  const [busy, setBusy] = useState(false)
  const { notice, remindAt, remindedAt, remindedToday } = view
  const ahead = remindAt !== null && Date.parse(remindAt) > now() ? remindAt : null
  const words = [
    remindedAt && t.reminded(formatDayTime(remindedAt)),
    waits && remindedToday && t.tomorrow,
    waits && ahead && t.ahead(formatDayTime(ahead)),
  ].filter(Boolean)

  async function remind() {
    setBusy(true)
    await attempt(async () => toast(t.done((await call(remindNotice, { noticeId: notice.id })).people)))
    await refreshNotices()
    setBusy(false)
  }

  if (!waits && !remindedAt) return null
  return (
    <div className={styles.reminders}>
      {waits && !remindedToday && (
        <Button icon={IconBell} busy={busy} onClick={() => void remind()}>
          {t.remind}
        </Button>
      )}
      {words.length > 0 && <p className={styles.quiet}>{words.join(' ')}</p>}
    </div>
  )
}
