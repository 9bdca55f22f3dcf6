import { useRef, useState } from 'react'
import { upload } from '../../platform/api/upload.ts'
import { newId } from '../../platform/ids.ts'

/** Sends the file that a wizard begins with; what was sent stands under the id given to `onSent`. */
export function useSending(onSent: (id: string, name: string) => void) {
  const [file, setFile] = useState<File>()
  const [share, setShare] = useState(0)
  const [error, setError] = useState<unknown>()
  const id = useRef('')

  async function send(next: File) {
    // The same file keeps its id, so that sending it again does no harm.
    if (next !== file) id.current = newId()
    setFile(next)
    setError(undefined)
    setShare(0)
    try {
      await upload({ id: id.current, name: next.name, blob: next }, (sent) => setShare(sent / Math.max(1, next.size)))
      onSent(id.current, next.name)
    } catch (failure) {
      setError(failure)
    }
  }

  return { file, share, error, send }
}
