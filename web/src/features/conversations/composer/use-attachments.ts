import { useState } from 'react'
import { filesPerMessageMax } from '#protocol/messages.ts'
import { newId } from '../../../platform/ids.ts'
import { texts } from '../../../platform/i18n/index.ts'
import { toast } from '../../../ui/toast.ts'
import { previewOf, type Preview } from '../previews.ts'
import { talkTexts } from '../texts.ts'

/** A file that will go with the next message. */
export interface Attachment {
  id: string
  file: File
  preview: Preview | undefined
}

export function useAttachments() {
  const [attached, setAttached] = useState<readonly Attachment[]>([])

  async function add(files: readonly File[]) {
    const t = texts(talkTexts).composer
    const empty = files.find((file) => file.size === 0)
    if (empty) toast(t.emptyFile(empty.name))
    const fitting = files.filter((file) => file.size > 0)
    const room = filesPerMessageMax - attached.length
    if (fitting.length > room) toast(t.tooManyFiles(filesPerMessageMax))
    const added = await Promise.all(
      fitting.slice(0, Math.max(0, room)).map(async (file) => ({ id: newId(), file, preview: await previewOf(file) })),
    )
    setAttached((before) => [...before, ...added].slice(0, filesPerMessageMax))
  }

  function remove(id: string) {
    const gone = attached.find((attachment) => attachment.id === id)
    if (gone?.preview) URL.revokeObjectURL(gone.preview.url)
    setAttached((before) => before.filter((attachment) => attachment.id !== id))
  }

  /** They were handed over with a message, which shows their pictures from here on. */
  function clear() {
    setAttached([])
  }

  return { attached, add, remove, clear }
}

export type Attachments = ReturnType<typeof useAttachments>
