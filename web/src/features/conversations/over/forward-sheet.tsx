import { useMemo, useState } from 'react'
import type { Message } from '#protocol/messages.ts'
import { useTexts } from '../../../platform/i18n/index.ts'
import { sendMessage, useConversations, usePerson, type ConversationView } from '../../../platform/store/index.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { Sheet } from '../../../ui/dialog.tsx'
import { ListRow } from '../../../ui/list-row.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { toast } from '../../../ui/toast.ts'
import { openConversation } from '../list/chat-row.tsx'
import { filterConversations } from '../list/filter.ts'
import { audienceLine, avatarIcon, avatarId } from '../names.ts'
import { forwardedText } from '../forwarded.ts'
import { talkTexts } from '../texts.ts'
import styles from './over.module.css'

/** A copy of the text in another conversation, under the name of its author. Each row says who will read it there. */
export default function ForwardSheet({ message, onClose }: { message: Message; onClose: () => void }) {
  const t = useTexts(talkTexts).forward
  const [typed, setTyped] = useState('')
  const conversations = useConversations()
  const author = usePerson(message.authorId)
  const open = useMemo(() => conversations.filter(({ maySend }) => maySend), [conversations])
  const shown = typed.trim() ? filterConversations(open, typed) : open

  function send(conversation: ConversationView) {
    sendMessage(conversation.id, forwardedText(message, author ? t.from(author.name) : ''))
    toast({ text: t.done(conversation.title), action: { label: t.open, run: () => openConversation(conversation.id) } })
    onClose()
  }

  return (
    <Sheet open title={t.title} onClose={onClose}>
      <div className={styles.inset}>
        <SearchField value={typed} onChange={setTyped} label={t.pick} />
        {message.files.length > 0 && <p className={styles.count}>{t.withoutFiles}</p>}
      </div>
      <div className={styles.list}>
        {shown.map((conversation) => (
          <ListRow
            key={conversation.id}
            leading={
              <Avatar id={avatarId(conversation)} name={conversation.title} icon={avatarIcon(conversation.kind)} />
            }
            title={conversation.title}
            text={audienceLine(conversation)}
            onPress={() => send(conversation)}
          />
        ))}
        {shown.length === 0 && <p className={styles.count}>{t.nobody}</p>}
      </div>
    </Sheet>
  )
}
