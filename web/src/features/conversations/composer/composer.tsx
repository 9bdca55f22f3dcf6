import { useId, useImperativeHandle, useLayoutEffect, useRef, useState, type Ref, type RefObject } from 'react'
import { textLengthMax } from '#protocol/messages.ts'
import type { Message } from '#protocol/messages.ts'
import { useTexts } from '../../../platform/i18n/index.ts'
import type { ConversationView } from '../../../platform/store/index.ts'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { IconBold, IconCheck, IconPaperclip, IconSend } from '../../../ui/icons.tsx'
import { talkTexts } from '../texts.ts'
import { AttachedFiles } from './attached-files.tsx'
import { EmojiButton } from './emoji-button.tsx'
import { MentionPicker } from './mention-picker.tsx'
import { EditStrip, PreviewStrip, ReplyStrip } from './strips.tsx'
import { Toolbar } from './toolbar.tsx'
import { useComposer } from './use-composer.ts'
import { useKeys } from './use-keys.ts'
import { useMentions } from './use-mentions.ts'
import { pasteInto } from './paste.ts'
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
  ref: Ref<ComposerHandle>
}

const LEFT_SHOWN_FROM = 300

/**
 * Where one writes. A plain textarea with Markdown habits, not `contenteditable`: keyboards of old Android phones rewrite
 * whole words and lose the caret there, while a textarea works with every keyboard, dictation and screen reader.
 */
export function Composer({ conversation, me, lastOwn, ref }: Props) {
  const t = useTexts(talkTexts).composer
  const area = useRef<HTMLTextAreaElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const picker = useId()
  const composer = useComposer(conversation, area)
  const { field, formatted, over, empty, edited, replyTo, attachments } = composer
  const [selecting, setSelecting] = useState(false)
  const [formatting, setFormatting] = useState(false)
  const mentions = useMentions(conversation.id, field, me)
  const keys = useKeys({ composer, mentions, lastOwn })
  useHeight(area, field.written.text)

  useImperativeHandle(ref, () => ({
    focus: () => area.current?.focus(),
    reply(message) {
      composer.reply(message.seq)
      area.current?.focus()
    },
    edit(message) {
      composer.edit(message)
      area.current?.focus()
    },
    addFiles: (files) => void attachments.add(files),
  }))

  async function send() {
    if (await composer.send()) area.current?.focus()
  }

  const left = -over
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
        {edited ? (
          <EditStrip message={edited} onCancel={composer.cancelEdit} />
        ) : (
          replyTo !== null && (
            <ReplyStrip conversationId={conversation.id} seq={replyTo} onCancel={() => composer.reply(null)} />
          )
        )}
        <AttachedFiles attachments={attachments} />
        <PreviewStrip formatted={formatted} />
        {(formatting || selecting) && <Toolbar field={field} />}
        {over > 0 && <TooLong over={over} onFile={edited ? undefined : composer.textAsFile} />}
        <div className={styles.line}>
          {!edited && (
            <>
              <IconButton icon={IconPaperclip} label={t.attach} onClick={() => input.current?.click()} />
              <input
                ref={input}
                type="file"
                multiple
                hidden
                tabIndex={-1}
                aria-hidden="true"
                onChange={(event) => {
                  void attachments.add([...(event.target.files ?? [])])
                  event.target.value = ''
                }}
              />
            </>
          )}
          <textarea
            ref={area}
            className={styles.area}
            rows={1}
            value={field.written.text}
            placeholder={conversation.kind === 'channel' ? t.placeholderChannel : t.placeholder}
            aria-label={t.label(conversation.title)}
            aria-autocomplete="list"
            aria-controls={mentions.open ? picker : undefined}
            aria-activedescendant={mentions.open ? `${picker}-${mentions.chosen}` : undefined}
            aria-invalid={over > 0 || undefined}
            enterKeyHint={keys.enterSends ? 'send' : 'enter'}
            onChange={(event) => {
              field.change(event.target.value)
              mentions.look()
            }}
            onKeyDown={keys.onKeyDown}
            onPaste={(event) => pasteInto(event, field, attachments)}
            onSelect={() => {
              const { start, end } = field.state()
              setSelecting(end > start)
              mentions.look()
            }}
            onBlur={() => {
              setSelecting(false)
              mentions.close()
            }}
          />
          <span className={styles.wide}>
            <IconButton
              icon={IconBold}
              label={t.format}
              aria-pressed={formatting}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => setFormatting(!formatting)}
            />
            <EmojiButton field={field} />
          </span>
          <IconButton
            icon={edited ? IconCheck : IconSend}
            tone="accent"
            label={edited ? t.save : t.send}
            disabled={empty || over > 0}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => void send()}
          />
        </div>
        {over <= 0 && left < LEFT_SHOWN_FROM && (
          <p className={styles.left} role="status">
            {t.left(left)}
          </p>
        )}
      </div>
    </div>
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

/** As high as its text, up to a third of the screen. */
function useHeight(area: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => fit(area.current), [area, text])
}

function fit(field: HTMLTextAreaElement | null): void {
  if (!field) return
  field.style.height = 'auto'
  field.style.height = `${Math.min(field.scrollHeight, Math.max(88, innerHeight / 3))}px`
}
