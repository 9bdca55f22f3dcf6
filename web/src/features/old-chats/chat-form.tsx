import { useState } from 'react'
import type { InputOf } from '#protocol/contract.ts'
import { findForeignLink } from '#protocol/foreign-links.ts'
import {
  addOldChat,
  changeOldChat,
  type OldChat,
  type OldChatKind,
  type OldChatMessenger,
} from '#protocol/old-chats.ts'
import { call } from '../../platform/api/call.ts'
import { newId } from '../../platform/ids.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Sheet } from '../../ui/dialog.tsx'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.ts'
import { errorsOf } from '../accounts/refused.ts'
import { Choice } from './choice.tsx'
import { chosenClass, ClassField } from './class-field.tsx'
import { circleOf } from './here-of-class.tsx'
import { MoreFields, type Owner } from './more-fields.tsx'
import { refreshOldChats } from './refresh.ts'
import { oldChatTexts } from './texts.ts'
import { messengerChoices } from './words.ts'

const kinds: readonly OldChatKind[] = ['staff', 'guardians', 'pupils', 'club', 'channel', 'other']

interface Props {
  organisationId: string
  /** The line that is corrected; null: a new one. */
  chat: OldChat | null
  /** Of a new chat, where somebody came across it. */
  link?: string | undefined
  onClose: () => void
}

/** Two presses enter a chat: where it is and for whom; its name is proposed. */
export function ChatForm({ organisationId, chat, link = chat?.link ?? '', onClose }: Props) {
  const t = useTexts(oldChatTexts)
  const [messenger, setMessenger] = useState<OldChatMessenger | undefined>(
    chat?.messenger ?? findForeignLink(link)?.messenger.code,
  )
  const [kind, setKind] = useState<OldChatKind | undefined>(chat?.kind)
  const [name, setName] = useState(chat?.name ?? '')
  const [owner, setOwner] = useState<Owner>({ words: chat?.owner ?? '', personId: chat?.ownerPersonId ?? null })
  const [isOfParents, setOfParents] = useState(chat?.ownOf === 'parents')
  const [missing, setMissing] = useState(false)

  function choose(next: OldChatKind) {
    const proposed = kind === undefined ? '' : t.names[kind]
    if (name.trim() === '' || name === proposed) setName(t.names[next])
    setKind(next)
  }

  async function save(values: Record<string, string>): Promise<FormErrors | void> {
    setMissing(messenger === undefined)
    if (name.trim() === '') return { fields: { name: t.form.nameEmpty } }
    if (messenger === undefined) return
    const about = {
      ...{ messenger, name, kind: kind ?? ('other' as const) },
      peopleCount: values['people'] ? Number(values['people']) : null,
      ...(isOfParents ? {} : { owner: owner.words, ownerPersonId: owner.personId, link: values['link'] ?? '' }),
      ...(isOfParents ? {} : chosenClass(values['class'])),
    }
    const ownOf = isOfParents ? ('parents' as const) : ('organisation' as const)
    const failure = await saved(organisationId, chat, { ...about, ownOf })
    if (failure) return failure
    toast(chat ? t.form.saved : t.form.added)
    onClose()
    await refreshOldChats()
  }

  return (
    <Sheet open title={chat ? t.form.change : t.form.add} onClose={onClose}>
      <Form onSubmit={save}>
        <Choice
          label={t.form.messenger}
          options={messengerChoices()}
          selected={messenger}
          onSelect={(value) => {
            setMessenger(value)
            setMissing(false)
          }}
          error={missing ? t.form.chooseMessenger : undefined}
        />
        <Choice
          label={t.form.kind}
          options={kinds.map((value) => ({ value, label: t.kinds[value] }))}
          selected={kind}
          onSelect={choose}
        />
        <TextField
          name="name"
          label={t.form.name}
          hint={t.form.nameHint}
          value={name}
          onChange={(event) => setName(event.target.value)}
          maxLength={200}
        />
        {!isOfParents && kind !== undefined && circleOf(kind) && (
          <ClassField organisationId={organisationId} classId={chat ? chat.classId : undefined} />
        )}
        <MoreFields
          organisationId={organisationId}
          chat={chat}
          link={link}
          owner={owner}
          onOwner={setOwner}
          isOfParents={isOfParents}
          onParents={setOfParents}
        />
        <FormActions>
          <SubmitButton>{chat ? t.form.save : t.form.enter}</SubmitButton>
        </FormActions>
      </Form>
    </Sheet>
  )
}

type Typed = Omit<InputOf<typeof addOldChat>, 'id' | 'organisationId'>

async function saved(
  organisationId: string,
  chat: OldChat | null,
  { ownOf, ...about }: Typed,
): Promise<FormErrors | undefined> {
  try {
    await (chat
      ? call(changeOldChat, { chatId: chat.id, ...about })
      : call(addOldChat, { id: newId(), organisationId, ownOf, ...about }))
    return undefined
  } catch (failure) {
    return errorsOf(failure, {
      ...{ old_chat_known: 'name', old_chat_name_empty: 'name', old_chat_link_wrong: 'link' },
      ...{ old_chat_owner_unknown: 'owner', old_chat_class_unknown: 'class' },
    })
  }
}
