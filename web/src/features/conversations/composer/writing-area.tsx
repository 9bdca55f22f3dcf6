import { isChannel } from '#protocol/conversations.ts'
import { useLayoutEffect, type RefObject } from 'react'
import { useTexts } from '../../../platform/i18n/index.ts'
import type { ConversationView } from '../../../platform/store/index.ts'
import { talkTexts } from '../texts.ts'
import { pasteInto } from './paste.ts'
import type { ComposerState } from './use-composer.ts'
import type { useKeys } from './use-keys.ts'
import type { Mentions } from './use-mentions.ts'
import styles from './composer.module.css'

interface Props {
  area: RefObject<HTMLTextAreaElement | null>
  conversation: ConversationView
  composer: ComposerState
  mentions: Mentions
  keys: ReturnType<typeof useKeys>
  /** Id of the list of people that opens after `@`. */
  picker: string
  onSelecting: (selecting: boolean) => void
}

/**
 * A plain textarea with Markdown habits, not `contenteditable`: keyboards of old Android phones rewrite whole words and
 * lose the caret there, while a textarea works with every keyboard, dictation and screen reader.
 */
export function WritingArea({ area, conversation, composer, mentions, keys, picker, onSelecting }: Props) {
  const t = useTexts(talkTexts).composer
  const { field, attachments, over } = composer
  useHeight(area, field.written.text)
  return (
    <textarea
      ref={area}
      className={styles.area}
      rows={1}
      value={field.written.text}
      placeholder={isChannel(conversation.kind) ? t.placeholderChannel : t.placeholder}
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
        onSelecting(end > start)
        mentions.look()
      }}
      onBlur={() => {
        onSelecting(false)
        mentions.close()
      }}
    />
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
