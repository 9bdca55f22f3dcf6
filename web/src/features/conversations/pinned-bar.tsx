import { useState } from 'react'
import { useTexts } from '../../platform/i18n/index.ts'
import { usePinnedMessages } from '../../platform/store/index.ts'
import { IconPin } from '../../ui/icons.tsx'
import { Gist } from './timeline/quote.tsx'
import { talkTexts } from './texts.ts'
import styles from './pinned-bar.module.css'

/** The pinned message on top; pressing goes to it, pressing again to the one before. */
export function PinnedBar({ conversationId, onJump }: { conversationId: string; onJump: (seq: number) => void }) {
  const t = useTexts(talkTexts).timeline
  const pinned = usePinnedMessages(conversationId)
  const [index, setIndex] = useState(0)
  const shown = pinned[index % Math.max(1, pinned.length)]
  if (!shown) return null
  return (
    <button
      type="button"
      className={styles.bar}
      onClick={() => {
        onJump(shown.message.seq)
        setIndex((index + 1) % pinned.length)
      }}
    >
      <IconPin size={16} label={t.pinnedMark} className={styles.icon} />
      <span className={styles.text}>
        <Gist message={shown.message} />
      </span>
      {pinned.length > 1 && (
        <span className={styles.count}>
          {(index % pinned.length) + 1}/{pinned.length}
        </span>
      )}
    </button>
  )
}
