import { useTexts } from '../../../platform/i18n/index.ts'
import { discard, retry, type PendingChange } from '../../../platform/store/index.ts'
import { talkTexts } from '../texts.ts'
import styles from './refused.module.css'

/** Under a message that was not accepted: why, and what to do. */
export function Refused({ change, own }: { change: PendingChange; own: boolean }) {
  const t = useTexts(talkTexts).timeline
  return (
    <div className={styles.refused} role="alert" data-own={own || undefined}>
      <span>
        {change.kind === 'send' ? t.refused : t.changeRefused}
        {change.refusal?.text ? `: ${change.refusal.text}` : ''}
      </span>
      <button type="button" className={styles.act} onClick={() => retry(change.commandId)}>
        {t.retry}
      </button>
      <button type="button" className={styles.act} onClick={() => void discard(change.commandId)}>
        {t.giveUp}
      </button>
    </div>
  )
}
