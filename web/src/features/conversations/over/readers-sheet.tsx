import type { PersonBrief } from '#protocol/common.ts'
import { messageReactors, messageReaders, type Message } from '#protocol/messages.ts'
import { formatDayTime } from '../../../platform/i18n/format.ts'
import { useTexts } from '../../../platform/i18n/index.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { Sheet } from '../../../ui/dialog.tsx'
import { ListRow, ListSection } from '../../../ui/list-row.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { besideName } from '../names.ts'
import { talkTexts } from '../texts.ts'
import { useAsked } from './use-asked.ts'
import styles from './over.module.css'

/** Who has read a message of one's own, who not yet; and who reacted how. */
export default function ReadersSheet({
  message,
  own,
  onClose,
}: {
  message: Message
  own: boolean
  onClose: () => void
}) {
  const t = useTexts(talkTexts).readers
  return (
    <Sheet open title={own ? t.title : t.reactors} onClose={onClose}>
      <div className={styles.list}>
        {message.reactions.length > 0 && <Reactors message={message} titled={own} />}
        {own && <Readers message={message} />}
      </div>
    </Sheet>
  )
}

function Readers({ message: { conversationId, seq } }: { message: Message }) {
  const t = useTexts(talkTexts).readers
  const asked = useAsked(messageReaders, { conversationId, seq })
  if (asked.state === 'asking') return <SkeletonRows rows={4} avatar={40} />
  if (asked.state === 'failed') return <p role="alert">{asked.text || t.failed}</p>
  const { count, of, readers, notYet } = asked.answer
  const unnamed = readers.length + notYet.length === 0 && of > 0
  return (
    <>
      <p className={styles.count}>
        {t.count(count, of)} {unnamed && t.tooMany}
      </p>
      {readers.length > 0 && (
        <ListSection title={t.read}>
          {readers.map(({ person, readAt }) => (
            <PersonRow key={person.id} person={person} note={readAt ? formatDayTime(readAt) : undefined} />
          ))}
        </ListSection>
      )}
      {notYet.length > 0 && (
        <ListSection title={t.notYet}>
          {notYet.map((person) => (
            <PersonRow key={person.id} person={person} />
          ))}
        </ListSection>
      )}
    </>
  )
}

function Reactors({ message: { conversationId, seq }, titled }: { message: Message; titled: boolean }) {
  const t = useTexts(talkTexts).readers
  const asked = useAsked(messageReactors, { conversationId, seq })
  if (asked.state === 'asking') return <SkeletonRows rows={2} avatar={40} />
  if (asked.state === 'failed') return <p role="alert">{asked.text || t.failed}</p>
  return (
    <ListSection {...(titled ? { title: t.reactors } : {})}>
      {asked.answer.reactors.map(({ person, emoji }) => (
        <PersonRow key={person.id} person={person} emoji={emoji} />
      ))}
    </ListSection>
  )
}

function PersonRow({ person, note, emoji }: { person: PersonBrief; note?: string | undefined; emoji?: string }) {
  return (
    <ListRow
      leading={<Avatar id={person.id} name={person.name} />}
      title={person.name}
      text={note ?? besideName(person)}
      trailing={emoji && <span className={styles.emoji}>{emoji}</span>}
    />
  )
}
