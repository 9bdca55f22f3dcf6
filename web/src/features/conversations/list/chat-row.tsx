import { memo } from 'react'
import { navigate } from 'wouter/use-browser-location'
import { formatWhen } from '../../../platform/i18n/format.ts'
import { useLanguage, useTexts } from '../../../platform/i18n/index.ts'
import { useConversation, usePresence, type ConversationView } from '../../../platform/store/index.ts'
import { Avatar, OnlineDot } from '../../../ui/avatar.tsx'
import { Badge } from '../../../ui/badge.tsx'
import { IconAtSign, IconBellOff, IconPin, IconSeal } from '../../../ui/icons.tsx'
import { ListRow } from '../../../ui/list-row.tsx'
import { contextMenu } from '../../../ui/menu.ts'
import { avatarIcon, avatarId, isMuted } from '../names.ts'
import { talkTexts } from '../texts.ts'
import { chatMenu } from './chat-menu.ts'
import { LastLine } from './last-line.tsx'
import styles from './list.module.css'

/** A conversation in the list. Draws itself again only when it changed. */
export const ChatRow = memo(function ChatRow({ id, selected }: { id: string; selected: boolean }) {
  const conversation = useConversation(id)
  useLanguage()
  if (!conversation) return null
  return (
    <ListRow
      {...contextMenu(() => chatMenu(conversation))}
      className={styles.row}
      data-conversation={id}
      href={`/c/${id}`}
      selected={selected}
      leading={<ChatAvatar conversation={conversation} />}
      title={conversation.title}
      mark={<Marks conversation={conversation} />}
      meta={conversation.lastMessage && formatWhen(conversation.lastMessage.at)}
      text={<LastLine conversation={conversation} />}
      badge={<Waiting conversation={conversation} />}
    />
  )
})

export function openConversation(id: string): void {
  navigate(`/c/${id}`)
}

function ChatAvatar({ conversation }: { conversation: ConversationView }) {
  const presence = usePresence(conversation.peer?.id ?? null)
  return (
    <Avatar
      id={avatarId(conversation)}
      name={conversation.title}
      icon={avatarIcon(conversation.kind)}
      size={48}
      mark={presence?.online && <OnlineDot />}
    />
  )
}

function Marks({ conversation }: { conversation: ConversationView }) {
  const t = useTexts(talkTexts).list
  const muted = isMuted(conversation)
  if (!conversation.official && !muted) return null
  return (
    <span className={styles.marks}>
      {conversation.official && <IconSeal size={16} label={t.official} className={styles.seal} />}
      {muted && <IconBellOff size={16} label={t.muted} />}
    </span>
  )
}

function Waiting({ conversation }: { conversation: ConversationView }) {
  const t = useTexts(talkTexts).list
  const { unread, mentions, pinned } = conversation
  if (unread === 0 && mentions === 0) return pinned ? <IconPin size={16} label={t.pinned} /> : null
  return (
    <>
      {mentions > 0 && (
        <span className={styles.mention}>
          <IconAtSign size={16} label={t.mention} />
        </span>
      )}
      <Badge count={unread} label={t.unread(unread)} quiet={isMuted(conversation)} />
    </>
  )
}
