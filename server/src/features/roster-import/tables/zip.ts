import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { unpackedBytesFree, unpackedBytesMax, unpackedRatioMax, zipEntriesMax } from '../limits.ts'
import { refuse } from '../roster-import.refusals.ts'

const megabyte = 2 ** 20

/** The parts of a zip, unpacked as they are asked for and never beyond the limits. */
export type Zip = {
  readonly names: readonly string[]
  has(name: string): boolean
  /** The bytes of a part, piece by piece. */
  read(name: string): AsyncIterable<Buffer>
  /** A whole part as text; for small ones. Empty when there is none. */
  text(name: string): Promise<string>
}

/** Reads the table of contents. Throws `damaged_file` when it makes no sense. */
export async function openZip(bytes: Uint8Array): Promise<Zip> {
  const archive = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    lazyEntries: true,
  }).catch(damaged('zip'))
  const entries = await readEntries(archive)
  const sizes = new Map<string, number>()
  async function* read(name: string): AsyncGenerator<Buffer> {
    const entry = entries.get(name)
    if (!entry) throw refuse.damaged_file({ part: name })
    if (entry.isEncrypted()) throw refuse.file_protected()
    const judge = () => judgeSize(name, entry, sizes)
    sizes.set(name, Math.max(sizes.get(name) ?? 0, entry.uncompressedSize))
    judge()
    let size = 0
    for await (const piece of piecesOf(archive, entry)) {
      size += piece.length
      if (size > sizes.get(name)!) sizes.set(name, size)
      judge()
      yield piece
    }
  }
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    read,
    async text(name) {
      if (!entries.has(name)) return ''
      const pieces: Buffer[] = []
      for await (const piece of read(name)) pieces.push(piece)
      return Buffer.concat(pieces)
        .toString('utf8')
        .replace(/^\ufeff/, '')
    },
  }
}

async function readEntries(archive: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of archive.eachEntry()) {
      entries.set(entry.fileName.replace(/^\//, ''), entry)
      if (entries.size > zipEntriesMax) break
    }
  } catch (error) {
    damaged('zip')(error)
  }
  if (entries.size > zipEntriesMax) throw bomb('zip')
  return entries
}

async function* piecesOf(archive: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  const fail = damaged(entry.fileName)
  const stream = await archive.openReadStreamPromise(entry).catch(fail)
  const pieces = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  try {
    for (;;) {
      const { done, value } = await pieces.next().catch(fail)
      if (done) return
      yield value
    }
  } finally {
    stream.destroy()
  }
}

function judgeSize(name: string, entry: Entry, sizes: ReadonlyMap<string, number>): void {
  const size = sizes.get(name)!
  const isTooDense = size > unpackedBytesFree && size > entry.compressedSize * unpackedRatioMax
  const total = sizes.values().reduce((sum, one) => sum + one, 0)
  if (isTooDense || total > unpackedBytesMax) throw bomb(name)
}

function bomb(part: string) {
  return refuse.zip_bomb({ part, megabytes: unpackedBytesMax / megabyte, ratio: unpackedRatioMax })
}

/** What is wrong with the bytes is the file's fault, so it is a refusal. */
function damaged(part: string): (error: unknown) => never {
  return (error) => {
    if (error instanceof Error) throw refuse.damaged_file({ part, reason: error.message })
    throw error
  }
}
