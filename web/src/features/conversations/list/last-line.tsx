import { isChannel } from '#protocol/conversations.ts'
import { memo } from 'react'
import type { Message } from '#protocol/messages.ts'
import { useTexts } from '../../../platform/i18n/index.ts'
import { usePerson, useSession, type ConversationView } from '../../../platform/store/index.ts'
import { plainLine, withoutSigns } from '../../../platform/text/plain.ts'
import { IconClock, IconCircleAlert, IconImage, IconPaperclip } from '../../../ui/icons.tsx'
import { shortName } from '../names.ts'
import { useSystemSentence } from '../system-sentence.ts'
import { talkTexts } from '../texts.ts'
import styles from './list.module.css'

/** The second line of a row: a draft, what could not be sent, or the last line with its author. */
export const LastLine = memo(function LastLine({ conversation }: { conversation: ConversationView }) {
  const t = useTexts(talkTexts).list
  const { draft, lastMessage, lastLineState } = conversation
  if (draft?.text.trim()) {
    return (
      <>
        <span className={styles.draft}>{t.draft}</span> {plainLine(withoutSigns(draft.text))}
      </>
    )
  }
  if (!lastMessage) return <>{t.nothingYet}</>
  return (
    <>
      {lastLineState === 'refused' && <IconCircleAlert size={16} label={t.notSent} className={styles.refused} />}
      {(lastLineState === 'queued' || lastLineState === 'sending') && (
        <IconClock size={16} className={styles.waiting} />
      )}
      {lastMessage.system ? (
        <SystemText message={lastMessage} />
      ) : (
        <Words message={lastMessage} kind={conversation.kind} />
      )}
    </>
  )
})

function SystemText({ message }: { message: Message }) {
  return <>{useSystemSentence(message)}</>
}

function Words({ message, kind }: { message: Message; kind: ConversationView['kind'] }) {
  const t = useTexts(talkTexts)
  const session = useSession()
  const own = session.state === 'signedIn' && session.me.personId === message.authorId
  const author = usePerson(own || kind === 'direct' || isChannel(kind) ? null : message.authorId)
  const name = own ? t.you : author && shortName(author.name)
  return (
    <>
      {name && <span className={styles.author}>{name}: </span>}
      <Content message={message} />
    </>
  )
}

function Content({ message: { deletedAt, text, files } }: { message: Message }) {
  const t = useTexts(talkTexts).list
  if (deletedAt) return <>{t.deleted}</>
  const [file] = files
  if (!file) return <>{plainLine(text)}</>
  const photos = files.every(({ kind }) => kind === 'image')
  const what = photos
    ? files.length > 1
      ? t.photos(files.length)
      : t.photo
    : files.length > 1
      ? t.files(files.length)
      : file.name
  const Glyph = photos ? IconImage : IconPaperclip
  return (
    <>
      <Glyph size={16} className={styles.attached} /> {text ? plainLine(text) : what}
    </>
  )
}
