import { lazy, Suspense, useRef, useState } from 'react'
import { useTexts } from '../../../platform/i18n/index.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { IconSmile } from '../../../ui/icons.tsx'
import { Popover } from '../popover.tsx'
import { talkTexts } from '../texts.ts'
import type { Field } from './use-field.ts'

const EmojiPicker = lazy(() => import('./emoji-picker.tsx'))

/** For a mouse and a keyboard; a phone has emoji on its own keyboard. */
export function EmojiButton({ field }: { field: Field }) {
  const t = useTexts(talkTexts).composer
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)

  function insert(emoji: string) {
    const { start, end } = field.state()
    field.apply({ from: start, to: end, insert: emoji, start: start + emoji.length, end: start + emoji.length })
  }

  return (
    <>
      <IconButton
        ref={button}
        icon={IconSmile}
        label={t.emoji}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      />
      {open && (
        <Suspense fallback={null}>
          <Popover at={button} label={t.emoji} onClose={() => setOpen(false)}>
            <EmojiPicker onPick={insert} />
          </Popover>
        </Suspense>
      )}
    </>
  )
}
