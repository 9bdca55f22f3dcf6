import type { Message } from '#protocol/messages.ts'
import { useTexts } from '../../../platform/i18n/index.ts'
import { useMessage, usePerson } from '../../../platform/store/index.ts'
import { RichText } from '../../../platform/text/rich-text.tsx'
import type { Formatted } from '../../../platform/text/formatted.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { IconClose, IconEdit, IconReply } from '../../../ui/icons.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { QuotedLines } from '../timeline/quote.tsx'
import { talkTexts } from '../texts.ts'
import styles from './strips.module.css'

/** What is being answered, with a way out. */
export function ReplyStrip({
  conversationId,
  seq,
  onCancel,
}: {
  conversationId: string
  seq: number
  onCancel: () => void
}) {
  const view = useMessage(conversationId, seq)
  const author = usePerson(view?.message.authorId ?? null)
  const t = useTexts(talkTexts).composer
  return (
    <div className={styles.strip}>
      <IconReply className={styles.icon} />
      {view ? <QuotedLines message={view.message} name={t.replyTo(author?.name ?? '')} /> : <Skeleton width={20} />}
      <IconButton icon={IconClose} size="s" label={t.cancelReply} onClick={onCancel} />
    </div>
  )
}

export function EditStrip({ message, onCancel }: { message: Message; onCancel: () => void }) {
  const t = useTexts(talkTexts).composer
  return (
    <div className={styles.strip}>
      <IconEdit className={styles.icon} />
      <QuotedLines message={message} name={t.editing} />
      <IconButton icon={IconClose} size="s" label={t.cancelEdit} onClick={onCancel} />
    </div>
  )
}

/** The message as others will see it, once the text has any formatting. */
export function PreviewStrip({ formatted }: { formatted: Formatted }) {
  const t = useTexts(talkTexts).composer
  if (!formatted.entities.some(({ type }) => type !== 'mention' && type !== 'mention_all')) return null
  return (
    <div className={styles.preview} role="region" aria-label={t.preview} tabIndex={-1}>
      <RichText text={formatted.text} entities={formatted.entities} />
    </div>
  )
}
