import { useState } from 'react'
import type { FileBrief } from '#protocol/files.ts'
import { upload } from '../../platform/api/upload.ts'
import { newId } from '../../platform/ids.ts'

interface Sending {
  id: string
  name: string
  /** From 0 to 1. */
  share: number
  failed: boolean
}

/** Files of a page that is being written: those it has, those on their way up. */
export function usePageFiles(before: readonly FileBrief[], keep: (files: readonly FileBrief[]) => void) {
  const [files, setFiles] = useState<readonly FileBrief[]>(before)
  const [sending, setSending] = useState<readonly Sending[]>([])

  function change(next: (files: readonly FileBrief[]) => readonly FileBrief[]) {
    setFiles((now) => {
      const changed = next(now)
      keep(changed)
      return changed
    })
  }

  function tell(id: string, news: Partial<Sending>) {
    setSending((now) => now.map((one) => (one.id === id ? { ...one, ...news } : one)))
  }

  async function add(blob: File) {
    const id = newId()
    setSending((now) => [...now, { id, name: blob.name, share: 0, failed: false }])
    try {
      const file = await upload({ id, name: blob.name, blob }, (sent) => tell(id, { share: sent / (blob.size || 1) }))
      change((now) => [...now, file])
      setSending((now) => now.filter((one) => one.id !== id))
      return file
    } catch (failure) {
      tell(id, { failed: true })
      throw failure
    }
  }

  return { files, sending, add, takeOut: (id: string) => change((now) => now.filter((file) => file.id !== id)) }
}
