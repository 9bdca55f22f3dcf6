import { open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'

const sampleBytes = 64 * 1024

/** What the bytes say they are, as a media type without parameters. What nobody recognises is text or plain bytes. */
export async function detectType(path: string): Promise<string> {
  const found = await fileTypeFromFile(path).catch(() => undefined)
  if (found) return found.mime.split(';')[0]!
  return (await looksLikeText(path)) ? 'text/plain' : 'application/octet-stream'
}

/** UTF-8 without control signs in its first part. Markup is text here too: nothing of it is ever rendered. */
async function looksLikeText(path: string): Promise<boolean> {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(sampleBytes), 0, sampleBytes, 0)
    const text = new TextDecoder('utf-8', { fatal: true }).decode(buffer.subarray(0, bytesRead), { stream: true })
    return !/(?![\t\n\v\f\r])[\p{Cc}&&\p{ASCII}]/v.test(text)
  } catch {
    return false
  } finally {
    await handle.close()
  }
}
