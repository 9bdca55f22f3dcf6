import { useState } from 'react'
import { mayWriteTo, startDirect } from '#protocol/conversations.ts'
import { useTexts } from '../../../platform/i18n/index.ts'
import { call, ensureConversation, Refusal, usePerson, useSession } from '../../../platform/store/index.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { Button } from '../../../ui/button.tsx'
import { Sheet } from '../../../ui/dialog.tsx'
import { IconChat } from '../../../ui/icons.tsx'
import { toast } from '../../../ui/toast.ts'
import { openConversation } from '../list/chat-row.tsx'
import { roleLine } from '../names.ts'
import { talkTexts } from '../texts.ts'
import { useAsked } from './use-asked.ts'
import styles from './over.module.css'

/** Somebody from the conversation: full name, role, and whether one may write. Never a phone number. */
export default function PersonSheet({ personId, onClose }: { personId: string; onClose: () => void }) {
  const t = useTexts(talkTexts)
  const person = usePerson(personId)
  const session = useSession()
  const me = session.state === 'signedIn' && session.me.personId === personId
  return (
    <Sheet open title={person?.name ?? t.somebody} onClose={onClose}>
      {person && (
        <div className={styles.person}>
          <Avatar id={person.id} name={person.name} size={96} />
          <p className={styles.full}>{person.fullName}</p>
          <p className={styles.count}>{roleLine(person)}</p>
          {!me && <Write personId={personId} onClose={onClose} />}
        </div>
      )}
    </Sheet>
  )
}

function Write({ personId, onClose }: { personId: string; onClose: () => void }) {
  const t = useTexts(talkTexts)
  const [busy, setBusy] = useState(false)
  const asked = useAsked(mayWriteTo, { personId })

  async function write() {
    setBusy(true)
    const failure = await openDirect(personId)
    if (failure === null) onClose()
    else toast(failure || t.details.failed)
    setBusy(false)
  }

  if (asked.state === 'known' && !asked.answer.may) return <p className={styles.count}>{asked.answer.text}</p>
  return (
    <div className={styles.actions}>
      <Button tone="primary" icon={IconChat} busy={busy || asked.state === 'asking'} onClick={() => void write()}>
        {t.act.writeDirect}
      </Button>
    </div>
  )
}

/** Opens the direct conversation with somebody. `null` when it is open, otherwise why not (empty: no line). */
export async function openDirect(personId: string): Promise<string | null> {
  try {
    const { conversationId } = await call(startDirect, { personId })
    await ensureConversation(conversationId)
    openConversation(conversationId)
    return null
  } catch (error) {
    return error instanceof Refusal ? error.message : ''
  }
}
