import { useState } from 'react'
import { useTexts } from '../../../platform/i18n/index.ts'
import { useConversation, type ConversationView } from '../../../platform/store/index.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { IconSeal } from '../../../ui/icons.tsx'
import { Page } from '../../../ui/page.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { audienceLine, avatarIcon, avatarId, isHandMade, roleLine } from '../names.ts'
import { talkTexts } from '../texts.ts'
import { DetailActs } from './detail-acts.tsx'
import { FilesList } from './files-list.tsx'
import { Participants } from './participants.tsx'
import { PinnedList } from './pinned-list.tsx'
import { SearchIn } from './search-in.tsx'
import styles from './details.module.css'

type View = 'people' | 'files' | 'pinned'

/** Who can read a conversation, and what else there is to know and to do about it. */
export default function DetailsPane({ conversationId, me }: { conversationId: string; me: string }) {
  const t = useTexts(talkTexts).details
  const conversation = useConversation(conversationId)
  const [view, setView] = useState<View>('people')
  const [searching, setSearching] = useState(false)
  if (!conversation) return null
  return (
    <Page title={t.title} back={`/c/${conversationId}`} backOn="details" width="full">
      <Card conversation={conversation} />
      <DetailActs conversation={conversation} me={me} searching={searching} onSearch={() => setSearching(!searching)} />
      {searching && <SearchIn conversationId={conversationId} />}
      <div className={styles.views} hidden={searching}>
        <Tabs
          label={t.title}
          tabs={[
            { id: 'people', label: t.participants },
            { id: 'files', label: t.files },
            { id: 'pinned', label: t.pinnedTab },
          ]}
          selected={view}
          onSelect={setView}
        >
          {view === 'people' && <Participants conversation={conversation} me={me} />}
          {view === 'files' && <FilesList conversationId={conversationId} />}
          {view === 'pinned' && <PinnedList conversationId={conversationId} />}
        </Tabs>
      </div>
    </Page>
  )
}

function Card({ conversation }: { conversation: ConversationView }) {
  const t = useTexts(talkTexts)
  const { peer, official } = conversation
  const boundary = peer
    ? t.details.boundaryDirect
    : t.details.boundary[isHandMade(conversation) ? 'group' : conversation.classId ? 'class' : 'staff']
  return (
    <header className={styles.card}>
      <Avatar id={avatarId(conversation)} name={conversation.title} icon={avatarIcon(conversation.kind)} size={72} />
      <h2 className={styles.title}>
        {peer ? peer.fullName : conversation.title}
        {official && <IconSeal size={16} label={t.list.official} className={styles.seal} />}
      </h2>
      <p className={styles.kind}>{peer ? roleLine(peer) : t.kinds[conversation.kind]}</p>
      <p className={styles.boundary}>
        <strong>{t.details.whoCanRead}:</strong> {audienceLine(conversation)}. {boundary}
      </p>
      {official && <p className={styles.boundary}>{t.details.official}</p>}
    </header>
  )
}
