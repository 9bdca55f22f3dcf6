import type { Message } from '#protocol/messages.ts'
import { filePaths } from '#protocol/files.ts'
import { useTexts } from '../../../platform/i18n/index.ts'
import { useMessage, usePerson } from '../../../platform/store/index.ts'
import { plainLine } from '../../../platform/text/plain.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx'
import { talkTexts } from '../texts.ts'
import styles from './quote.module.css'

/** What a message answers; pressing goes there. Two lines high whether it is there yet or not. */
export function Quote({
  conversationId,
  seq,
  onJump,
}: {
  conversationId: string
  seq: number
  onJump: (seq: number) => void
}) {
  const view = useMessage(conversationId, seq)
  const t = useTexts(talkTexts).timeline
  const author = usePerson(view?.message.authorId ?? null)
  return (
    <button type="button" className={styles.quote} tabIndex={-1} onClick={() => onJump(seq)}>
      <VisuallyHidden>{t.inReply}</VisuallyHidden>
      {view ? <QuotedLines message={view.message} name={author?.name ?? ''} /> : <Skeleton width={16} />}
    </button>
  )
}

/** The name and the beginning of a message, with its first photo; also in the composer. */
export function QuotedLines({ message, name }: { message: Message; name: string }) {
  const photo = message.files.find((file) => file.hasPreview)
  return (
    <>
      {photo && !message.deletedAt && (
        <img
          className={styles.photo}
          src={filePaths.thumbnail(message.conversationId, message.seq, photo.id)}
          alt=""
          width={36}
          height={36}
          loading="lazy"
        />
      )}
      <span className={styles.lines}>
        <span className={styles.name}>{name}</span>
        <span className={styles.text}>
          <Gist message={message} />
        </span>
      </span>
    </>
  )
}

/** One line that says what a message is. */
export function Gist({ message: { deletedAt, text, files } }: { message: Message }) {
  const t = useTexts(talkTexts)
  const [file] = files
  if (deletedAt) return <>{t.timeline.deleted}</>
  if (text || !file) return <>{plainLine(text)}</>
  return <>{file.kind === 'image' ? t.list.photo : file.name}</>
}
