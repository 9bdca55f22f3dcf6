import { useState } from 'react'
import type { PersonBrief } from '#protocol/common.ts'
import { createConversation } from '#protocol/conversations.ts'
import { newId } from '../../../platform/ids.ts'
import { useTexts } from '../../../platform/i18n/index.ts'
import { call, ensureConversation, Refusal } from '../../../platform/store/index.ts'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../../ui/form.tsx'
import { Page } from '../../../ui/page.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { openConversation } from '../list/chat-row.tsx'
import { talkTexts } from '../texts.ts'
import { PeoplePicker } from './people-picker.tsx'
import styles from './new.module.css'

/** A group or a channel made by hand: a name, some people. */
export function NewGroup({ kind }: { kind: 'group' | 'channel' }) {
  const t = useTexts(talkTexts).create
  const [id] = useState(newId)
  const [chosen, setChosen] = useState<readonly PersonBrief[]>([])

  async function create({ title = '' }: Record<string, string>): Promise<FormErrors | void> {
    if (chosen.length === 0) return { summary: t.needPeople }
    try {
      const input = { id, kind, title: title.trim(), personIds: chosen.map((person) => person.id) }
      const { conversationId } = await call(createConversation, input, { commandId: id })
      await ensureConversation(conversationId)
      openConversation(conversationId)
    } catch (error) {
      return { summary: error instanceof Refusal ? error.message : t.failed }
    }
  }

  return (
    <Page title={kind === 'group' ? t.groupTitle : t.channelTitle} back="/new" backOn="always">
      <Form onSubmit={create}>
        <TextField name="title" label={t.name} hint={t.nameHint} required maxLength={120} autoFocus />
        <section className={styles.people} aria-label={t.people}>
          <h2 className={styles.heading}>{t.people}</h2>
          <PeoplePicker chosen={chosen} onChange={setChosen} />
        </section>
        <p className={styles.note}>{t.official}</p>
        <FormActions>
          <SubmitButton>{kind === 'group' ? t.createGroup : t.createChannel}</SubmitButton>
        </FormActions>
      </Form>
    </Page>
  )
}
