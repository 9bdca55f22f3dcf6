import type { Message } from '#protocol/messages.ts'
import { useTexts } from '../../../platform/i18n/index.ts'
import { react } from '../../../platform/store/index.ts'
import { talkTexts } from '../texts.ts'
import styles from './reactions.module.css'

/** Reactions under a message; pressing joins one or takes one's own back. */
export function Reactions({ message, own }: { message: Message; own: boolean }) {
  const t = useTexts(talkTexts).timeline
  if (message.reactions.length === 0) return null
  return (
    <span className={styles.reactions} data-own={own || undefined}>
      {message.reactions.map(({ emoji, count }) => (
        <button
          key={emoji}
          type="button"
          tabIndex={-1}
          className={styles.reaction}
          aria-pressed={message.myReaction === emoji}
          aria-label={t.reactionBy(emoji, count)}
          onClick={() => toggleReaction(message, emoji)}
        >
          <span className={styles.emoji}>{emoji}</span>
          <span>{count}</span>
        </button>
      ))}
    </span>
  )
}

export function toggleReaction(message: Message, emoji: string): void {
  react(message.conversationId, message.seq, message.myReaction === emoji ? null : emoji)
}
