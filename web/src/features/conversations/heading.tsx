import { Link } from 'wouter'
import { formatRelativeDay, formatTime } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { usePresence, type ConversationView } from '../../platform/store/index.ts'
import { Avatar, OnlineDot } from '../../ui/avatar.tsx'
import { IconLink } from '../../ui/icon-button.tsx'
import { IconEye, IconInfo, IconSeal } from '../../ui/icons.tsx'
import { audienceLine, avatarIcon, avatarId, roleLine } from './names.ts'
import { talkTexts } from './texts.ts'
import styles from './heading.module.css'

/** Title, and under it who can read what is written here: always seen, one press from the whole list. */
export function Heading({ conversation }: { conversation: ConversationView }) {
  const t = useTexts(talkTexts)
  const { peer } = conversation
  const presence = usePresence(peer?.id ?? null)
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
        <Link
          href={`/c/${conversation.id}/details`}
          className={styles.chip}
          aria-label={`${t.header.whoCanRead}: ${audienceLine(conversation)}`}
        >
          <IconEye size={16} />
          <span className={styles.audience}>{audienceLine(conversation)}</span>
        </Link>
        {peer && (
          <span className={styles.peer}>
            {[roleLine(peer), presence?.online ? t.header.online : seenLine(presence?.lastSeenAt, t.header.seen)]
              .filter(Boolean)
              .join(' · ')}
          </span>
        )}
      </div>
    </div>
  )
}

export function HeaderActions({ conversation }: { conversation: ConversationView }) {
  const t = useTexts(talkTexts).header
  return <IconLink icon={IconInfo} label={t.details} href={`/c/${conversation.id}/details`} />
}

function seenLine(at: string | null | undefined, seen: (when: string) => string): string {
  return at ? seen(`${formatRelativeDay(at)}, ${formatTime(at)}`) : ''
}
