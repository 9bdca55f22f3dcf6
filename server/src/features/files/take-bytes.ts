import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { refuse } from './files.refusals.ts'

export type Taken = { sizeBytes: number; sha256: Buffer }

/** A line that brings nothing for so long is given up. */
const silenceMsMax = 30_000

/**
 * Writes what comes in to a new file, readable by us alone. Throws `file_too_big` as soon as the limit is passed, `file_empty`,
 * and whatever ends the line.
 */
export async function takeBytes(source: Readable, path: string, sizeBytesMax: number): Promise<Taken> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  let timer: NodeJS.Timeout | undefined
  const silence = (stream: Transform) => {
    clearTimeout(timer)
    timer = setTimeout(() => stream.destroy(new Error('the upload went silent')), silenceMsMax)
  }
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      silence(this)
      sizeBytes += chunk.length
      if (sizeBytes > sizeBytesMax) return done(tooBig(sizeBytesMax))
      hash.update(chunk)
      done(null, chunk)
    },
  })
  silence(count)
  try {
    await pipeline(source, count, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
  } finally {
    clearTimeout(timer)
  }
  if (sizeBytes === 0) throw refuse.file_empty()
  return { sizeBytes, sha256: hash.digest() }
}

export function tooBig(sizeBytesMax: number): Error {
  return refuse.file_too_big({ megabytes: Math.floor(sizeBytesMax / 1024 / 1024) })
}
