import { useTexts } from '../../../platform/i18n/index.ts'
import type { PendingChange } from '../../../platform/store/index.ts'
import { IconCheck, IconCheckCheck, IconCircleAlert, IconClock } from '../../../ui/icons.tsx'
import { talkTexts } from '../texts.ts'
import styles from './ticks.module.css'

/** How far one's own message has come: waits, sent, read; small and quiet, but for a refusal. */
export function Ticks({ change, read }: { change: PendingChange | null; read: boolean }) {
  const t = useTexts(talkTexts).timeline
  const state = change?.kind === 'send' ? change.state : null
  if (state === 'refused') return <IconCircleAlert size={16} label={t.refused} className={styles.refused} />
  if (state === 'queued' || state === 'sending')
    return <IconClock size={16} label={state === 'queued' ? t.waiting : t.sending} />
  return read ? (
    <IconCheckCheck size={16} label={t.read} className={styles.read} />
  ) : (
    <IconCheck size={16} label={t.sent} />
  )
}
