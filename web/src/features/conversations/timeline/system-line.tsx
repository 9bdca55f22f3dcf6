import { formatTime } from '../../../platform/i18n/format.ts'
import { useTexts } from '../../../platform/i18n/index.ts'
import { cx } from '../../../ui/cx.ts'
import { useSystemSentence } from '../system-sentence.ts'
import { useTalk } from '../talk.ts'
import { talkTexts } from '../texts.ts'
import type { MessageRowProps } from './message-row.tsx'
import styles from './system-line.module.css'

/** What happened, as a sentence in the middle. */
export function SystemLine({ row, active, marked }: MessageRowProps) {
  const { message } = row.view
  const sentence = useSystemSentence(message)
  const talk = useTalk()
  const t = useTexts(talkTexts).system
  const { system } = message
  const shown = system?.code === 'message_pinned' ? system.seq : undefined
  return (
    <article
      className={cx(styles.line, system?.code === 'administration_entered' && styles.weighty, marked && styles.marked)}
      data-line={row.key}
      tabIndex={active ? 0 : -1}
      aria-label={`${sentence}, ${formatTime(message.at)}`}
    >
      <span>{sentence}</span>
      {shown !== undefined && (
        <button type="button" className={styles.show} tabIndex={-1} onClick={() => talk.jump(shown)}>
          {t.show}
        </button>
      )}
    </article>
  )
}
