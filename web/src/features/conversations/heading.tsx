import { Link } from 'wouter'
import { formatRelativeDay, formatTime } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { usePerson, usePresence, useTyping, type ConversationView } from '../../platform/store/index.ts'
import { Avatar, OnlineDot } from '../../ui/avatar.tsx'
import { IconLink } from '../../ui/icon-button.tsx'
import { IconEye, IconInfo, IconSeal } from '../../ui/icons.tsx'
import { audienceLine, avatarIcon, avatarId, besideName } from './names.ts'
import { talkTexts } from './texts.ts'
import styles from './heading.module.css'

/** Title, and under it who can read what is written here: always seen, one press from the whole list. */
export function Heading({ conversation }: { conversation: ConversationView }) {
  const t = useTexts(talkTexts)
  const { peer } = conversation
  const presence = usePresence(peer?.id ?? null)
  const typing = useTypingLine(conversation.id)
  const seen = presence?.online ? t.header.online : seenLine(presence?.lastSeenAt, t.header.seen)
  const beside = typing || (peer ? [besideName(peer), seen].filter(Boolean).join(' · ') : '')
  return (
    <div className={styles.heading}>
      <Avatar
        id={avatarId(conversation)}
        name={conversation.title}
        icon={avatarIcon(conversation.kind)}
        size={40}
        mark={presence?.online && <OnlineDot />}
      />
      <div className={styles.names}>
        <h1 className={styles.title}>
          <span className={styles.words}>{conversation.title}</span>
          {conversation.official && <IconSeal size={16} label={t.list.official} className={styles.seal} />}
        </h1>
        <div className={styles.line}>
          <Readers conversation={conversation} short={typing !== ''} />
          {beside && <span className={typing ? styles.typing : styles.beside}>{beside}</span>}
        </div>
      </div>
    </div>
  )
}

/** The chip «who can read this». While somebody writes it may be short on a phone, never gone. */
function Readers({ conversation, short }: { conversation: ConversationView; short: boolean }) {
  const t = useTexts(talkTexts).header
  const audience = audienceLine(conversation)
  return (
    <Link href={`/c/${conversation.id}/details`} className={styles.chip} aria-label={`${t.whoCanRead}: ${audience}`}>
      <IconEye size={16} />
      <span className={styles.audience} data-short={short ? conversation.participantCount : undefined}>
        <span>{audience}</span>
      </span>
    </Link>
  )
}

export function HeaderActions({ conversation }: { conversation: ConversationView }) {
  const t = useTexts(talkTexts).header
  return <IconLink icon={IconInfo} label={t.details} href={`/c/${conversation.id}/details`} />
}

function useTypingLine(conversationId: string): string {
  const ids = useTyping(conversationId)
  const t = useTexts(talkTexts).timeline
  const one = usePerson(ids[0] ?? null)
  const two = usePerson(ids[1] ?? null)
  if (ids.length === 0 || !one) return ''
  if (ids.length > 2) return t.typingMany(ids.length)
  return two ? t.typingTwo(one.name, two.name) : t.typingOne(one.name)
}

function seenLine(at: string | null | undefined, seen: (when: string) => string): string {
  return at ? seen(`${formatRelativeDay(at)}, ${formatTime(at)}`) : ''
}
