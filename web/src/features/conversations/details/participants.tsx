import { useDeferredValue, useState } from 'react'
import { removeParticipant, setParticipantRole } from '#protocol/conversations.ts'
import { texts, useTexts } from '../../../platform/i18n/index.ts'
import { call, Refusal, type ConversationView } from '../../../platform/store/index.ts'
import { Avatar, OnlineDot } from '../../../ui/avatar.tsx'
import { Button } from '../../../ui/button.tsx'
import { confirm } from '../../../ui/confirm.ts'
import { ListRow } from '../../../ui/list-row.tsx'
import type { MenuItem } from '../../../ui/menu.ts'
import { Menu } from '../../../ui/menu-button.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { toast } from '../../../ui/toast.ts'
import { isHandMade, mayModerate, roleLine } from '../names.ts'
import { openDirect } from '../over/person-sheet.tsx'
import { talkTexts } from '../texts.ts'
import { useParticipants, type Participant } from './use-participants.ts'
import styles from './details.module.css'

const searchFrom = 12

/** Everybody who can read the conversation, with what they are here. */
export function Participants({ conversation, me }: { conversation: ConversationView; me: string }) {
  const t = useTexts(talkTexts).details
  const [typed, setTyped] = useState('')
  const found = useParticipants(conversation.id, useDeferredValue(typed.trim()))
  return (
    <>
      {conversation.participantCount > searchFrom && (
        <div className={styles.find}>
          <SearchField value={typed} onChange={setTyped} label={t.find} />
        </div>
      )}
      {found.state === 'asking' && <SkeletonRows rows={6} avatar={40} />}
      {found.people.map((participant) => (
        <Row
          key={participant.person.id}
          participant={participant}
          conversation={conversation}
          me={me}
          onChanged={found.again}
        />
      ))}
      {found.state === 'known' && found.people.length === 0 && <p className={styles.note}>{t.nobodyFound}</p>}
      {found.state === 'failed' && (
        <div className={styles.note} role="alert">
          {t.loadFailed}{' '}
          <Button size="s" onClick={found.again}>
            {t.again}
          </Button>
        </div>
      )}
      {found.people.length < found.total && found.state === 'known' && (
        <div className={styles.more}>
          <Button size="s" onClick={() => void found.more()}>
            {t.showMore}
          </Button>
        </div>
      )}
    </>
  )
}

interface RowProps {
  participant: Participant
  conversation: ConversationView
  me: string
  onChanged: () => void
}

function Row({ participant, conversation, me, onChanged }: RowProps) {
  const t = useTexts(talkTexts)
  const { person, role, online } = participant
  const own = person.id === me
  const standing = [roleLine(person), t.details.roles[role]].filter(Boolean).join(' · ')
  const items = own ? [] : itemsFor(participant, conversation, onChanged)
  return (
    <ListRow
      wrap
      leading={<Avatar id={person.id} name={person.name} mark={online && <OnlineDot />} />}
      title={own ? `${person.fullName} (${t.you.toLowerCase()})` : person.fullName}
      text={standing}
      trailing={items.length > 0 && <Menu menu={() => ({ items, label: person.name })} />}
    />
  )
}

function itemsFor({ person, role }: Participant, conversation: ConversationView, onChanged: () => void): MenuItem[] {
  const t = texts(talkTexts).details
  const conversationId = conversation.id
  const lead = isHandMade(conversation) && mayModerate(conversation) && role !== 'owner'
  const give = (next: 'moderator' | 'member' | 'reader') => () =>
    void act(() => call(setParticipantRole, { conversationId, personId: person.id, role: next }), onChanged)
  return [
    conversation.kind !== 'direct' && { label: t.writeDirect, onSelect: () => void writeTo(person.id) },
    'line',
    lead &&
      conversation.myRole === 'owner' &&
      role !== 'moderator' && { label: t.makeModerator, onSelect: give('moderator') },
    lead && conversation.myRole === 'owner' && role !== 'member' && { label: t.makeMember, onSelect: give('member') },
    lead && role === 'member' && conversation.kind === 'group' && { label: t.makeReader, onSelect: give('reader') },
    lead && { label: t.removePerson, danger: true, onSelect: () => void remove(conversationId, person, onChanged) },
  ]
}

async function remove(conversationId: string, person: Participant['person'], onChanged: () => void): Promise<void> {
  const t = texts(talkTexts).details
  const sure = await confirm({
    title: t.removePersonTitle(person.name),
    text: t.removePersonText,
    action: t.removePerson,
    danger: true,
  })
  if (sure) await act(() => call(removeParticipant, { conversationId, personId: person.id }), onChanged)
}

async function writeTo(personId: string): Promise<void> {
  const failure = await openDirect(personId)
  if (failure !== null) toast(failure || texts(talkTexts).details.failed)
}

async function act(run: () => Promise<unknown>, onChanged: () => void): Promise<void> {
  try {
    await run()
    onChanged()
  } catch (error) {
    toast(error instanceof Refusal ? error.message : texts(talkTexts).details.failed)
  }
}
