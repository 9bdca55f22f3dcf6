import { isChannel } from '#protocol/conversations.ts'
import type { PersonBrief } from '#protocol/common.ts'
import type { Message } from '#protocol/messages.ts'
import { toneOf } from '../../../ui/avatar.rules.ts'
import { formatDayTime, formatTime } from '../../../platform/i18n/format.ts'
import { useLanguage, useTexts } from '../../../platform/i18n/index.ts'
import { emojiOnly } from '../../../platform/text/emoji.ts'
import { RichText } from '../../../platform/text/rich-text.tsx'
import { cx } from '../../../ui/cx.ts'
import { IconPin } from '../../../ui/icons.tsx'
import { besideName } from '../names.ts'
import { useTalk } from '../talk.ts'
import { talkTexts } from '../texts.ts'
import { Files, isPhoto } from './files.tsx'
import { PendingFiles } from './pending-files.tsx'
import { Quote } from './quote.tsx'
import { Reactions } from './reactions.tsx'
import type { Row } from './rows.ts'
import { Ticks } from './ticks.tsx'
import styles from './bubble.module.css'

interface BubbleProps {
  row: Row
  author: PersonBrief | undefined
  read: boolean
  marked: boolean
}

/** What somebody wrote: name, quote, files, text, reactions, and in the corner the time. */
export function Bubble({ row, author, read, marked }: BubbleProps) {
  const { view, own } = row
  const { message, change } = view
  const talk = useTalk()
  const post = isChannel(talk.kind)
  const big =
    message.entities.length === 0 && message.files.length === 0 && !message.deletedAt ? emojiOnly(message.text) : 0
  const named = !message.deletedAt && (post || (row.first && !own && talk.kind !== 'direct'))
  const place = placeOfMeta(message, Boolean(change?.uploads.length))
  const meta = <Meta row={row} read={read} />
  return (
    <div
      className={cx(
        styles.bubble,
        own && !post ? styles.own : styles.other,
        post && styles.post,
        row.last && styles.last,
        big > 0 && !message.replyTo && styles.bare,
        place === 'photo' && styles.photoOnly,
        marked && styles.marked,
        change?.kind === 'send' && change.state !== 'sent' && styles.pending,
      )}
    >
      {named && <Author person={author} />}
      {message.replyTo !== null && !message.deletedAt && (
        <Quote conversationId={message.conversationId} seq={message.replyTo} onJump={talk.jump} />
      )}
      {change?.uploads.length ? (
        <PendingFiles messageId={message.id} uploads={change.uploads} />
      ) : (
        !message.deletedAt && <Files message={message} />
      )}
      <div id={`text-${row.key}`} className={cx(styles.text, big > 0 && styles[`big${big}`])}>
        <Words message={message} />
        {place === 'text' && <Room>{meta}</Room>}
      </div>
      {place === 'reactions' && (
        <div className={styles.reactions}>
          <Reactions message={message} own={own && !post} />
          <Room>{meta}</Room>
        </div>
      )}
      <span className={cx(styles.meta, place === 'line' && styles.inLine)}>{meta}</span>
    </div>
  )
}

function Words({ message }: { message: Message }) {
  const talk = useTalk()
  const t = useTexts(talkTexts).timeline
  if (message.deletedAt) return <em className={styles.deleted}>{t.deleted}</em>
  return <RichText text={message.text} entities={message.entities} me={talk.me} onPerson={talk.openPerson} />
}

function Author({ person }: { person: PersonBrief | undefined }) {
  const talk = useTalk()
  const t = useTexts(talkTexts)
  useLanguage()
  if (!person) return <div className={styles.author}>{t.somebody}</div>
  return (
    <div className={styles.author}>
      <button
        type="button"
        className={styles.name}
        style={{ color: `var(--avatar-${toneOf(person.id)}-ink)` }}
        tabIndex={-1}
        onClick={() => talk.openPerson(person.id)}
      >
        {person.name}
      </button>
      <span className={styles.role}>{besideName(person)}</span>
    </div>
  )
}

function Meta({ row: { view, own }, read }: { row: Row; read: boolean }) {
  const t = useTexts(talkTexts).timeline
  useLanguage()
  const { message, change } = view
  return (
    <>
      {message.pinned && <IconPin size={16} label={t.pinnedMark} />}
      {message.editedAt && !message.deletedAt && <span>{t.edited}</span>}
      <time dateTime={message.at} title={formatDayTime(message.at)}>
        {formatTime(message.at)}
      </time>
      {own && !message.deletedAt && <Ticks change={change} read={read} />}
    </>
  )
}

/** Keeps the corner free at the end of the last line: as wide as what stands there. */
function Room({ children }: { children: React.ReactNode }) {
  return (
    <span className={styles.room} aria-hidden="true">
      {children}
    </span>
  )
}

function placeOfMeta(message: Message, uploading: boolean): 'text' | 'reactions' | 'photo' | 'line' {
  if (message.deletedAt) return 'text'
  if (message.reactions.length > 0) return 'reactions'
  if (message.text) return 'text'
  return !uploading && message.files.length > 0 && message.files.every(isPhoto) ? 'photo' : 'line'
}
