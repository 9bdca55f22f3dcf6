import { useState } from 'react'
import { navigate } from 'wouter/use-browser-location'
import { removeParticipant, renameConversation } from '#protocol/conversations.ts'
import { formatDayTime } from '../../../platform/i18n/format.ts'
import { useTexts } from '../../../platform/i18n/index.ts'
import { call, Refusal, type ConversationView } from '../../../platform/store/index.ts'
import { Button } from '../../../ui/button.tsx'
import { confirm } from '../../../ui/confirm.ts'
import { Form, FormActions, SubmitButton } from '../../../ui/form.tsx'
import { IconBell, IconBellOff, IconEdit, IconExit, IconPersonPlus, IconSearch } from '../../../ui/icons.tsx'
import { Menu } from '../../../ui/menu-button.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { toast } from '../../../ui/toast.ts'
import { muteItems } from '../list/chat-menu.ts'
import { isForever, isHandMade, isMuted, mayModerate } from '../names.ts'
import { talkTexts } from '../texts.ts'
import { AddPeople } from './add-people.tsx'
import { PersonActs } from './person-acts.tsx'
import styles from './details.module.css'

type Open = 'rename' | 'add' | null

interface Props {
  conversation: ConversationView
  me: string
  searching: boolean
  onSearch: () => void
}

/** Silence and search for all; name and people only where no roster keeps them, leaving where it does not keep me. */
export function DetailActs({ conversation, me, searching, onSearch }: Props) {
  const t = useTexts(talkTexts).details
  const [open, setOpen] = useState<Open>(null)
  const { mutedUntil } = conversation
  const muted = isMuted(conversation)
  const handMade = isHandMade(conversation)
  const close = () => setOpen(null)
  return (
    <>
      <div className={styles.acts}>
        <Menu menu={() => ({ items: muteItems(conversation) })}>
          {(trigger) => (
            <Button size="s" icon={muted ? IconBellOff : IconBell} {...trigger}>
              {!muted || !mutedUntil
                ? t.notificationsOn
                : isForever(mutedUntil)
                  ? t.mutedForever
                  : t.mutedUntil(formatDayTime(mutedUntil))}
            </Button>
          )}
        </Menu>
        <Button size="s" icon={IconSearch} aria-expanded={searching} onClick={onSearch}>
          {t.searchHere}
        </Button>
        {conversation.peer && (
          <PersonActs person={conversation.peer} blocked={conversation.maySendCode === 'write_you_blocked'} />
        )}
        {handMade && mayModerate(conversation) && (
          <>
            <Button
              size="s"
              icon={IconPersonPlus}
              aria-expanded={open === 'add'}
              onClick={() => setOpen(open === 'add' ? null : 'add')}
            >
              {t.addPeople}
            </Button>
            <Button
              size="s"
              icon={IconEdit}
              aria-expanded={open === 'rename'}
              onClick={() => setOpen(open === 'rename' ? null : 'rename')}
            >
              {t.rename}
            </Button>
          </>
        )}
        {conversation.mayLeave && (
          <Button size="s" icon={IconExit} onClick={() => void leave(conversation, me, t)}>
            {t.leave}
          </Button>
        )}
      </div>
      {open === 'rename' && <Rename conversation={conversation} onDone={close} />}
      {open === 'add' && <AddPeople conversationId={conversation.id} onDone={close} />}
    </>
  )
}

function Rename({ conversation, onDone }: { conversation: ConversationView; onDone: () => void }) {
  const t = useTexts(talkTexts).details
  async function save({ title = '' }: Record<string, string>) {
    try {
      await call(renameConversation, { conversationId: conversation.id, title: title.trim() })
      toast(t.renamed)
      onDone()
    } catch (error) {
      return { fields: { title: error instanceof Refusal ? error.message : t.failed } }
    }
  }
  return (
    <div className={styles.rename}>
      <Form onSubmit={save}>
        <TextField
          name="title"
          label={t.renameTitle}
          defaultValue={conversation.title}
          required
          maxLength={120}
          autoFocus
        />
        <FormActions>
          <SubmitButton>{t.save}</SubmitButton>
        </FormActions>
      </Form>
    </div>
  )
}

interface LeaveTexts {
  leaveTitle: (title: string) => string
  leaveText: string
  leaveOpenlyText: string
  leaveAction: string
  failed: string
}

async function leave(conversation: ConversationView, me: string, t: LeaveTexts): Promise<void> {
  const { id, title } = conversation
  const text = isHandMade(conversation) ? t.leaveText : t.leaveOpenlyText
  if (!(await confirm({ title: t.leaveTitle(title), text, action: t.leaveAction, danger: true }))) return
  try {
    await call(removeParticipant, { conversationId: id, personId: me })
    navigate('/', { replace: true })
  } catch (error) {
    toast(error instanceof Refusal ? error.message : t.failed)
  }
}
