import { useRef, useState } from 'react'
import { upload } from '../../platform/api/upload.ts'
import { Refusal } from '../../platform/api/refusal.ts'
import { formatBytes } from '../../platform/i18n/format.ts'
import { texts } from '../../platform/i18n/index.ts'
import { newId } from '../../platform/ids.ts'
import { useSession } from '../../platform/store/index.ts'
import { toast } from '../../ui/toast.ts'
import { noticeTexts } from './texts.ts'

export interface OneFile {
  /** Once it is up. */
  id: string | undefined
  name: string | undefined
  share: number
  busy: boolean
  take: (file: File | undefined) => Promise<void>
  drop: () => void
}

type Kept = { id: string; name: string }

/** The file of a notice goes up as soon as it is chosen; `before` is one that is up already. */
export function useOneFile(before: Kept | undefined, keep: (file: Kept | undefined) => void): OneFile {
  const session = useSession()
  const sizeMax = session.state === 'signedIn' ? (session.me.fileSizeBytesMax ?? Infinity) : Infinity
  const [state, setState] = useState<{ id?: string; name?: string; share: number }>({
    ...before,
    share: before ? 1 : 0,
  })
  const stop = useRef<AbortController>(undefined)

  function drop() {
    stop.current?.abort()
    setState({ share: 0 })
    keep(undefined)
  }

  async function take(file: File | undefined) {
    const t = texts(noticeTexts).compose
    if (!file) return
    if (file.size === 0) return void toast(t.emptyFile(file.name))
    if (file.size > sizeMax) return void toast(t.tooLarge(file.name, formatBytes(sizeMax)))
    const going = new AbortController()
    stop.current = going
    const { name } = file
    setState({ name, share: 0 })
    try {
      const sent = (bytes: number) => setState({ name, share: bytes / file.size })
      const { id } = await upload({ id: newId(), name, blob: file }, sent, going.signal)
      setState({ id, name, share: 1 })
      keep({ id, name })
    } catch (failure) {
      if (going.signal.aborted) return
      setState({ share: 0 })
      toast(failure instanceof Refusal ? failure.message : t.uploadFailed)
    }
  }

  return { id: state.id, name: state.name, share: state.share, busy: Boolean(state.name && !state.id), take, drop }
}
