import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react'
import { textLengthMax, type Message } from '#protocol/messages.ts'
import { texts } from '../../../platform/i18n/index.ts'
import {
  deskNow,
  editMessage,
  openDesk,
  putOnDesk,
  saveDraft,
  sendMessage,
  showTyping,
  useDraft,
  type ConversationView,
} from '../../../platform/store/index.ts'
import { parseMarkdown } from '../../../platform/text/markdown.ts'
import { toMarkdown } from '../../../platform/text/to-markdown.ts'
import { confirm } from '../../../ui/confirm.ts'
import { keepPreviews } from '../previews.ts'
import { talkTexts } from '../texts.ts'
import { entitiesOf, writtenOf } from './drafts.ts'
import { useAttachments } from './use-attachments.ts'
import { useField, type Written } from './use-field.ts'

const crowdFrom = 100
// Who has just said «to all» is not asked again with every line.
const askAgainMs = 5 * 60_000
const askedAt = new Map<string, number>()

/** What is being written in a conversation: text, names, quote, files, or the change of an earlier message. */
export function useComposer(
  conversation: ConversationView,
  area: RefObject<HTMLTextAreaElement | null>,
  onSent: () => void,
) {
  const { id } = conversation
  const [edited, setEdited] = useState<Message | null>(null)
  const [replyTo, setReplyTo] = useState<number | null>(null)
  const attachments = useAttachments(id)
  const draft = useDraft(id)
  const now = useRef({ edited, replyTo })
  now.current = { edited, replyTo }
  const field = useField(area, keep)
  const formatted = parseMarkdown(field.written.text, field.written.marks)

  const adopt = useEffectEvent(() => {
    if (now.current.edited) return
    setReplyTo(draft?.replyTo ?? null)
    const written = deskNow(id)?.overlong ?? writtenOf(draft)
    if (written.text !== field.latest.current.text) field.replace(written)
  })
  useEffect(() => adopt(), [draft, id])

  /** What was left here before another chat was opened or the page was closed. */
  const takeUp = useEffectEvent((before: string) => {
    const desk = deskNow(id)
    const untouched = [before, writtenOf(draft).text].includes(field.latest.current.text)
    if (!desk || !untouched) return
    if (desk.overlong) field.replace(desk.overlong)
    if (!desk.edit) return
    setEdited(desk.edit.message)
    now.current.edited = desk.edit.message
    field.replace(desk.edit.written)
  })
  const textNow = useEffectEvent(() => field.latest.current.text)
  useEffect(() => {
    let here = true
    const before = textNow()
    if (deskNow(id)) takeUp(before)
    else void openDesk(id).then(() => here && takeUp(before))
    return () => void (here = false)
  }, [id])

  function keep(written: Written, quoted = now.current.replyTo) {
    const message = now.current.edited
    if (message) return void putOnDesk(id, { edit: { message, written } })
    if (written.text.length > textLengthMax) return void putOnDesk(id, { overlong: written })
    if (deskNow(id)?.overlong) void putOnDesk(id, { overlong: null })
    saveDraft(id, { text: written.text, entities: entitiesOf(written.marks), replyTo: quoted })
    if (written.text) showTyping(id)
  }

  function reply(seq: number | null) {
    if (edited) cancelEdit()
    setReplyTo(seq)
    keep(field.latest.current, seq)
  }

  function edit(message: Message) {
    setEdited(message)
    const written = sourceOf(message)
    field.replace(written)
    void putOnDesk(id, { edit: { message, written } })
  }

  function cancelEdit() {
    setEdited(null)
    now.current.edited = null
    void putOnDesk(id, { edit: null })
    field.replace(deskNow(id)?.overlong ?? writtenOf(draft))
  }

  /** True when the message left the field. */
  async function send(): Promise<boolean> {
    const { text, entities } = parseMarkdown(field.latest.current.text, field.latest.current.marks)
    if (text.length > textLengthMax) return false
    if (edited) {
      if (!text && edited.files.length === 0) return false
      if (text !== edited.text || JSON.stringify(entities) !== JSON.stringify(edited.entities)) {
        editMessage(id, edited.seq, text, entities)
      }
      cancelEdit()
      return true
    }
    const { attached } = attachments
    if (!text && attached.length === 0) return false
    if (!(await agreedToCrowd(conversation))) return false
    const quoted = now.current.replyTo
    const messageId = sendMessage(id, {
      text,
      entities,
      ...(quoted ? { replyTo: quoted } : {}),
      ...(attached.length > 0 ? { files: attached.map(({ file }) => file) } : {}),
    })
    keepPreviews(
      messageId,
      attached.map(({ preview }) => preview),
    )
    if (deskNow(id)?.overlong) void putOnDesk(id, { overlong: null })
    field.replace({ text: '', marks: [] })
    setReplyTo(null)
    attachments.clear()
    onSent()
    return true
  }

  /** The whole text becomes a file of this message: what to do with a text that is too long. */
  async function textAsFile() {
    const name = texts(talkTexts).composer.textFile
    await attachments.add([new File([field.latest.current.text], name, { type: 'text/plain' })])
    field.change('')
  }

  const over = formatted.text.length - textLengthMax
  const empty = !formatted.text && (edited ? edited.files.length === 0 : attachments.attached.length === 0)
  return { field, formatted, over, empty, edited, replyTo, attachments, reply, edit, cancelEdit, send, textAsFile }
}

export type ComposerState = ReturnType<typeof useComposer>

function sourceOf({ text, entities }: Message): Written {
  return toMarkdown({ text, entities })
}

async function agreedToCrowd({ id, title, participantCount }: ConversationView): Promise<boolean> {
  if (participantCount <= crowdFrom || Date.now() - (askedAt.get(id) ?? 0) < askAgainMs) return true
  const t = texts(talkTexts).composer
  const agreed = await confirm({ title: t.crowdTitle(participantCount), text: t.crowdText(title), action: t.crowdSend })
  if (agreed) askedAt.set(id, Date.now())
  return agreed
}
