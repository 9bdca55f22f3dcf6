import { useRef } from 'react'
import type { FileBrief } from '#protocol/files.ts'
import { texts, useLanguage, useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.ts'
import { asVtt, captionsName } from './captions.rules.ts'
import { libraryTexts } from './texts.ts'

interface Props {
  recording: FileBrief
  onAdd: (captions: File) => void
}

/** Takes captions for a recording. They are kept under its name, in the language that their own name says, else the reader’s. */
export function CaptionsButton({ recording, onAdd }: Props) {
  const t = useTexts(libraryTexts).edit
  const language = useLanguage()
  const input = useRef<HTMLInputElement>(null)

  async function pick(chosen: File | undefined) {
    if (input.current) input.current.value = ''
    if (!chosen) return
    const words = chosen.size <= sizeBytesMax ? asVtt(await chosen.text()) : undefined
    if (words === undefined) return toast(texts(libraryTexts).edit.notCaptions)
    const said = /\.(ru|en)\.[^.]+$/i.exec(chosen.name)?.[1]?.toLowerCase()
    onAdd(new File([words], captionsName(recording, said ?? language), { type: 'text/vtt' }))
  }

  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".vtt,.srt,text/vtt"
        hidden
        onChange={(event) => void pick(event.target.files?.[0])}
      />
      <Button size="s" aria-label={t.captionsOf(recording.name)} onClick={() => input.current?.click()}>
        {t.captions}
      </Button>
    </>
  )
}

/** A day of talk has a tenth of it. */
const sizeBytesMax = 1_000_000
