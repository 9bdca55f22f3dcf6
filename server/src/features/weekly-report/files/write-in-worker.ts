import { askWorker } from '#server/platform/limited-worker.ts'
import type { Sheet } from './cells.rules.ts'

const memoryMb = 768
const timeoutMs = 60_000

/** A workbook of a whole region takes a second of work: in a thread of its own it keeps nobody waiting. */
export async function workbookInWorker(sheets: readonly Sheet[]): Promise<Buffer> {
  const bytes = await askWorker<Uint8Array>(new URL('./workbook-worker.ts', import.meta.url), sheets, {
    ...{ oldGenerationMb: memoryMb, youngGenerationMb: 48, timeoutMs },
    tooHard: () => new Error('the workbook of a report took too long or too much memory'),
  })
  return Buffer.from(bytes)
}
