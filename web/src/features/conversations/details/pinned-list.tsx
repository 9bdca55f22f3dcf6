import { formatDayTime } from '../../../platform/i18n/format.ts'
import { useTexts } from '../../../platform/i18n/index.ts'
import { usePerson, usePinnedMessages, type MessageView } from '../../../platform/store/index.ts'
import { goToLine } from '../jumps.ts'
import { Gist } from '../timeline/quote.tsx'
import { talkTexts } from '../texts.ts'
import styles from './details.module.css'

export function PinnedList({ conversationId }: { conversationId: string }) {
  const t = useTexts(talkTexts).details
  const pinned = usePinnedMessages(conversationId)
  if (pinned.length === 0) return <p className={styles.note}>{t.noPinned}</p>
  return (
    <>
      {pinned.map((view) => (
        <Pinned key={view.key} view={view} />
      ))}
    </>
  )
}

function Pinned({ view: { message } }: { view: MessageView }) {
  const author = usePerson(message.authorId)
  return (
    <button type="button" className={styles.pinned} onClick={() => goToLine(message.conversationId, message.seq)}>
      <span className={styles.pinnedHead}>
        <span>{author?.name}</span>
        <span>{formatDayTime(message.at)}</span>
      </span>
      <span className={styles.pinnedText}>
        <Gist message={message} />
      </span>
    </button>
  )
}
