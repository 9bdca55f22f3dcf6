import { useState } from 'react'
import { setOldChatState, type OldChat, type OldChatStatus } from '#protocol/old-chats.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.ts'
import { errorsOf } from '../accounts/refused.ts'
import { Choice } from './choice.tsx'
import { refreshOldChats } from './refresh.ts'
import { oldChatTexts } from './texts.ts'
import styles from './old-chats.module.css'

const steps: readonly OldChatStatus[] = ['declared', 'importing', 'moved', 'closed']

/** How far the chat has come, and how one can tell. */
export function StateDialog({ chat, onClose }: { chat: OldChat; onClose: () => void }) {
  const t = useTexts(oldChatTexts)
  const { status: before } = chat.state
  const wasOver = isOver(before)
  const [status, setStatus] = useState<OldChatStatus>(wasOver ? before : 'moved')
  const needed = isOver(status) || wasOver

  async function save(values: Record<string, string>): Promise<FormErrors | void> {
    try {
      await call(setOldChatState, { chatId: chat.id, status, evidence: values['evidence'] ?? '' })
    } catch (failure) {
      return errorsOf(failure, { old_chat_evidence_needed: 'evidence' })
    }
    toast(t.state.saved)
    onClose()
    await refreshOldChats()
  }

  return (
    <Dialog open title={t.state.title} onClose={onClose}>
      <Form onSubmit={save}>
        <p className={styles.strong}>{chat.name}</p>
        <Choice
          label={t.state.label}
          options={steps.map((value) => ({ value, label: t.states[value] }))}
          selected={status}
          onSelect={setStatus}
        />
        <TextArea
          key={String(isOver(status))}
          name="evidence"
          label={isOver(status) ? t.state.evidence : wasOver ? t.state.reopen : t.state.note}
          hint={isOver(status) ? t.state.evidenceHint : undefined}
          defaultValue={status === before ? chat.state.evidence : ''}
          maxLength={1_000}
          required={needed}
          optional={!needed}
        />
        <FormActions>
          <SubmitButton>{t.state.save}</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}

function isOver(status: OldChatStatus): boolean {
  return status === 'moved' || status === 'closed'
}
