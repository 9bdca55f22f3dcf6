import { markOldChatMistaken, type OldChat } from '#protocol/old-chats.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.ts'
import { errorsOf } from '../accounts/refused.ts'
import { refreshOldChats } from './refresh.ts'
import { oldChatTexts } from './texts.ts'
import styles from './old-chats.module.css'

/** A line is never taken off the list: it is marked, with name and reason. */
export function MistakeDialog({ chat, onClose }: { chat: OldChat; onClose: () => void }) {
  const t = useTexts(oldChatTexts).mistake

  async function save(values: Record<string, string>): Promise<FormErrors | void> {
    try {
      await call(markOldChatMistaken, { chatId: chat.id, reason: values['reason'] ?? '' })
    } catch (failure) {
      return errorsOf(failure, { old_chat_reason_needed: 'reason' })
    }
    toast(t.saved)
    onClose()
    await refreshOldChats()
  }

  return (
    <Dialog open title={t.title} onClose={onClose}>
      <Form onSubmit={save}>
        <p className={styles.strong}>{chat.name}</p>
        <p className={styles.quiet}>{t.text}</p>
        <TextArea name="reason" label={t.reason} hint={t.reasonHint} maxLength={500} required />
        <FormActions>
          <SubmitButton>{t.save}</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}
