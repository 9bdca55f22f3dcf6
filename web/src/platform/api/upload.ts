import type { FileBrief, UploadedFile } from '#protocol/files.ts'
import { answerOf } from './call.ts'
import { LineError, Refusal } from './refusal.ts'

/** Without a byte of progress for so long the line is taken for dead. */
const silenceMs = 60_000

/**
 * Sends the bytes of a file. The same id may be sent again. `fetch` tells nothing of progress on the way up, hence XHR.
 * Throws `Refusal` (too big, not allowed) or `LineError`.
 */
export function upload(
  file: { id: string; name: string; blob: Blob },
  onProgress: (sentBytes: number) => void,
  signal?: AbortSignal,
): Promise<FileBrief> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    let timer = setTimeout(() => request.abort(), silenceMs)
    const done = () => clearTimeout(timer)
    request.open('POST', `/api/files?id=${file.id}&name=${encodeURIComponent(file.name)}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = (event) => {
      clearTimeout(timer)
      timer = setTimeout(() => request.abort(), silenceMs)
      onProgress(event.loaded)
    }
    request.onload = () => {
      done()
      try {
        resolve((answerOf(request.status, request.responseText) as UploadedFile).file)
      } catch (error) {
        reject(error instanceof Refusal ? error : new LineError(String(error)))
      }
    }
    request.onerror = request.onabort = () => {
      done()
      reject(new LineError('upload interrupted'))
    }
    signal?.addEventListener('abort', () => request.abort())
    request.send(file.blob)
  })
}
