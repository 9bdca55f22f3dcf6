import { columnIndex, type Merge } from './table.ts'
import type { Zip } from './zip.ts'

const mergesMax = 20_000
const tailBytesMax = 4 * 2 ** 20

/**
 * The merged cells of a sheet. They stand after its rows in the file, and the rows need them: so the part is unpacked
 * once for them alone and searched by bytes, which costs little.
 */
export async function readMerges(zip: Zip, part: string): Promise<Merge[]> {
  const sought = Buffer.from('mergeCells')
  let kept = Buffer.alloc(0)
  let found = false
  for await (const piece of zip.read(part)) {
    const bytes = Buffer.concat([kept, piece])
    const at = found ? 0 : bytes.indexOf(sought)
    if (at >= 0) found = true
    kept = found ? bytes.subarray(at) : bytes.subarray(-sought.length)
    if (found && (kept.length > tailBytesMax || kept.includes(Buffer.from('/mergeCells')) || isClosed(kept))) break
  }
  return found ? parse(kept.toString('latin1')) : []
}

function isClosed(bytes: Buffer): boolean {
  return /<\/\w+:mergeCells/.test(bytes.subarray(-tailBytesMax).toString('latin1'))
}

function parse(text: string): Merge[] {
  const merges: Merge[] = []
  for (const [, from = '', top = '', to = '', bottom = ''] of text.matchAll(
    /mergeCell\s[^>]*?ref="\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)"/g,
  )) {
    if (merges.length >= mergesMax) break
    merges.push({
      firstLine: Number(top),
      lastLine: Number(bottom),
      firstColumn: columnIndex(from),
      lastColumn: columnIndex(to),
    })
  }
  return merges
}
