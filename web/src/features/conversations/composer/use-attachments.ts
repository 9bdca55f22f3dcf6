import { useEffect, useEffectEvent, useState } from 'react'
import { filesPerMessageMax } from '#protocol/messages.ts'
import { newId } from '../../../platform/ids.ts'
import { formatBytes } from '../../../platform/i18n/format.ts'
import { texts } from '../../../platform/i18n/index.ts'
import { deskNow, openDesk, putOnDesk, useSession } from '../../../platform/store/index.ts'
import { toast } from '../../../ui/toast.ts'
import { previewOf, type Preview } from '../previews.ts'
import { talkTexts } from '../texts.ts'

/** A file that will go with the next message. */
export interface Attachment {
  id: string
  file: File
  preview: Preview | undefined
}

/** They lie on the desk of the conversation until they are sent: another chat or a reload does not lose them. */
export function useAttachments(conversationId: string) {
  const [attached, setAttached] = useState<readonly Attachment[]>([])
  const session = useSession()
  const sizeMax = session.state === 'signedIn' ? (session.me.fileSizeBytesMax ?? Infinity) : Infinity

  async function add(files: readonly File[]) {
    const t = texts(talkTexts).composer
    const empty = files.find((file) => file.size === 0)
    if (empty) toast(t.emptyFile(empty.name))
    const large = files.find((file) => file.size > sizeMax)
    if (large) toast(t.largeFile(large.name, formatBytes(sizeMax)))
    const fitting = files.filter((file) => file.size > 0 && file.size <= sizeMax)
    const room = filesPerMessageMax - attached.length
    if (fitting.length > room) toast(t.tooManyFiles(filesPerMessageMax))
    const added = await withPreviews(fitting.slice(0, Math.max(0, room)))
    const all = [...attached, ...added].slice(0, filesPerMessageMax)
    setAttached(all)
    if (!(await putDown(all))) toast(t.filesNotKept)
  }

  function putDown(all: readonly Attachment[]): Promise<boolean> {
    return putOnDesk(conversationId, { files: all.map(({ file }) => file) })
  }

  const takeUp = useEffectEvent(async () => {
    const { files } = deskNow(conversationId) ?? (await openDesk(conversationId))
    if (files.length > 0) setAttached(await withPreviews(files))
  })
  useEffect(() => void takeUp(), [conversationId])

  function remove(id: string) {
    const gone = attached.find((attachment) => attachment.id === id)
    if (gone?.preview) URL.revokeObjectURL(gone.preview.url)
    const left = attached.filter((attachment) => attachment.id !== id)
    setAttached(left)
    void putDown(left)
  }

  /** They were handed over with a message, which shows their pictures from here on. */
  function clear() {
    setAttached([])
    void putDown([])
  }

  return { attached, add, remove, clear }
}

function withPreviews(files: readonly File[]): Promise<Attachment[]> {
  return Promise.all(files.map(async (file) => ({ id: newId(), file, preview: await previewOf(file) })))
}

export type Attachments = ReturnType<typeof useAttachments>
