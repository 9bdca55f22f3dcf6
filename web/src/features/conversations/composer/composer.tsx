import { useId, useImperativeHandle, useRef, useState, type Ref } from 'react'
import { textLengthMax, type Message } from '#protocol/messages.ts'
import { useTexts } from '../../../platform/i18n/index.ts'
import type { ConversationView } from '../../../platform/store/index.ts'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { IconBold, IconCheck, IconSend } from '../../../ui/icons.tsx'
import { talkTexts } from '../texts.ts'
import { AttachButton } from './attach-button.tsx'
import { AttachedFiles } from './attached-files.tsx'
import { EmojiButton } from './emoji-button.tsx'
import { ForeignHint } from './foreign-hint.tsx'
import { MentionPicker } from './mention-picker.tsx'
import { EditStrip, PreviewStrip, ReplyStrip } from './strips.tsx'
import { Toolbar } from './toolbar.tsx'
import { useComposer, type ComposerState } from './use-composer.ts'
import { useKeys } from './use-keys.ts'
import { useMentions } from './use-mentions.ts'
import { WritingArea } from './writing-area.tsx'
import styles from './composer.module.css'

export interface ComposerHandle {
  focus: () => void
  reply: (message: Message) => void
  edit: (message: Message) => void
  addFiles: (files: readonly File[]) => void
}

interface Props {
  conversation: ConversationView
  me: string
  /** The newest own message that can be changed, for ↑ in an empty field. */
  lastOwn: () => Message | undefined
  /** A new message has left the field. */
  onSent: () => void
  ref: Ref<ComposerHandle>
}

/** Where one writes: what is being answered, what will go along, how it will look, the field, one button. */
export function Composer({ conversation, me, lastOwn, onSent, ref }: Props) {
  const t = useTexts(talkTexts).composer
  const area = useRef<HTMLTextAreaElement>(null)
  const picker = useId()
  const composer = useComposer(conversation, area, onSent)
  const { field, edited, attachments } = composer
  const [selecting, setSelecting] = useState(false)
  const [formatting, setFormatting] = useState(false)
  const mentions = useMentions(conversation.id, field, me)
  const keys = useKeys({ composer, mentions, lastOwn })
  const focus = () => area.current?.focus()

  useImperativeHandle(ref, () => ({
    focus,
    reply(message) {
      composer.reply(message.seq)
      focus()
    },
    edit(message) {
      composer.edit(message)
      focus()
    },
    addFiles: (files) => void attachments.add(files),
  }))

  return (
    <div className={styles.composer}>
      <div className={styles.inner}>
        <MentionPicker
          id={picker}
          candidates={mentions.candidates}
          chosen={mentions.chosen}
          participantCount={conversation.participantCount}
          onPick={mentions.pick}
        />
        <Strips conversationId={conversation.id} composer={composer} />
        {(formatting || selecting) && <Toolbar field={field} />}
        <div className={styles.line}>
          {!edited && <AttachButton attachments={attachments} />}
          <WritingArea
            area={area}
            conversation={conversation}
            composer={composer}
            mentions={mentions}
            keys={keys}
            picker={picker}
            onSelecting={setSelecting}
          />
          <span className={styles.wide}>
            <IconButton
              icon={IconBold}
              label={t.format}
              aria-pressed={formatting}
              onMouseDown={keepFocus}
              onClick={() => setFormatting(!formatting)}
            />
            <EmojiButton field={field} />
          </span>
          <IconButton
            icon={edited ? IconCheck : IconSend}
            tone="accent"
            label={edited ? t.save : t.send}
            disabled={composer.empty || composer.over > 0}
            onMouseDown={keepFocus}
            onClick={() => void composer.send()}
          />
        </div>
        <ForeignHint official={conversation.official} text={field.written.text} />
        <Left over={composer.over} />
      </div>
    </div>
  )
}

// The keyboard of a phone stays open, and a selection stays, when a button beside the field is pressed.
function keepFocus(event: { preventDefault: () => void }): void {
  event.preventDefault()
}

/** What stands over the field, each only when there is a reason. */
function Strips({ conversationId, composer }: { conversationId: string; composer: ComposerState }) {
  const { edited, replyTo, over } = composer
  return (
    <>
      {edited ? (
        <EditStrip message={edited} onCancel={composer.cancelEdit} />
      ) : (
        replyTo !== null && (
          <ReplyStrip conversationId={conversationId} seq={replyTo} onCancel={() => composer.reply(null)} />
        )
      )}
      <AttachedFiles attachments={composer.attachments} />
      <PreviewStrip formatted={composer.formatted} />
      {over > 0 && <TooLong over={over} onFile={edited ? undefined : composer.textAsFile} />}
    </>
  )
}

function TooLong({ over, onFile }: { over: number; onFile: (() => void) | undefined }) {
  const t = useTexts(talkTexts).composer
  return (
    <div className={styles.tooLong} role="alert">
      <span>
        <strong>{t.over(over)}</strong> {t.overHint(textLengthMax)}
      </span>
      {onFile && (
        <Button size="s" onClick={onFile}>
          {t.asFile}
        </Button>
      )}
    </div>
  )
}

const LEFT_SHOWN_FROM = 300

function Left({ over }: { over: number }) {
  const t = useTexts(talkTexts).composer
  if (over > 0 || -over >= LEFT_SHOWN_FROM) return null
  return (
    <p className={styles.left} role="status">
      {t.left(-over)}
    </p>
  )
}
