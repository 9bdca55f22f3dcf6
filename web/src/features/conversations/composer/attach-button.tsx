import { useRef } from 'react'
import { useTexts } from '../../../platform/i18n/index.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { IconPaperclip } from '../../../ui/icons.tsx'
import { talkTexts } from '../texts.ts'
import type { Attachments } from './use-attachments.ts'

export function AttachButton({ attachments }: { attachments: Attachments }) {
  const t = useTexts(talkTexts).composer
  const input = useRef<HTMLInputElement>(null)
  return (
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
          // The same file may be chosen again after it was taken off.
          event.target.value = ''
        }}
      />
    </>
  )
}
