import { useState } from 'react'
import { navigate } from 'wouter/use-browser-location'
import { enterConversation } from '#protocol/conversations.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { ensureConversation, useConversation } from '../../platform/store/index.ts'
import { Card } from '../../ui/card.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { IconChat, IconChevronRight } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorsOf } from '../accounts/refused.ts'
import type { ClassView } from './class-page.tsx'
import { classTexts } from './texts.ts'

/** The chats of the class that I stand in, and for the administration the way into the others. */
export function ClassChats({ view: { conversationIds, rights } }: { view: ClassView }) {
  const t = useTexts(classTexts).page
  const pupils = useConversation(conversationIds.pupils ?? '')
  const guardians = useConversation(conversationIds.guardians ?? '')
  const chats = [
    { id: conversationIds.pupils, inside: pupils !== undefined, title: t.chatPupils },
    { id: conversationIds.guardians, inside: guardians !== undefined, title: t.chatGuardians },
  ].flatMap(({ id, ...chat }) => (id && (chat.inside || rights.enter) ? { id, ...chat } : []))
  const [entering, setEntering] = useState<string>()
  const chosen = chats.find(({ id }) => id === entering)
  if (chats.length === 0) return null
  return (
    <Card title={t.chats} flush>
      {chats.map(({ id, inside, title }) => (
        <ListRow
          key={id}
          leading={<IconChat />}
          title={title}
          {...(inside ? {} : { text: t.enter })}
          trailing={<IconChevronRight />}
          onPress={() => (inside ? navigate(`/c/${id}`) : setEntering(id))}
        />
      ))}
      <Dialog
        open={chosen !== undefined && !chosen.inside}
        title={chosen?.title ?? ''}
        onClose={() => setEntering(undefined)}
      >
        {entering !== undefined && <EnterOpenly conversationId={entering} />}
      </Dialog>
    </Card>
  )
}

/** What the chat will be shown, and why one comes. */
function EnterOpenly({ conversationId }: { conversationId: string }) {
  const t = useTexts(classTexts).page

  async function enter({ reason = '' }: Record<string, string>): Promise<FormErrors | void> {
    try {
      await call(enterConversation, { conversationId, reason: reason.trim() })
      await ensureConversation(conversationId)
    } catch (failure) {
      return errorsOf(failure)
    }
    navigate(`/c/${conversationId}`)
  }

  return (
    <Form onSubmit={enter}>
      <p>{t.enterText}</p>
      <TextField
        name="reason"
        label={t.enterReason}
        hint={t.enterReasonHint}
        minLength={3}
        maxLength={500}
        autoComplete="off"
        required
      />
      <FormActions>
        <SubmitButton>{t.enter}</SubmitButton>
      </FormActions>
    </Form>
  )
}
