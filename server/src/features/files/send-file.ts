import type { FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '#server/platform/refusal.ts'
import type { FileStore, Part } from './file-store.ts'
import type { FileRow } from './files.queries.ts'
import { contentDisposition, isShownInline, readRange, servedType } from './files.rules.ts'

/** Whatever the bytes are, a browser runs nothing of them. */
const contentSecurityPolicy = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox"

type Exchange = {
  request: FastifyRequest
  reply: FastifyReply
  /** Whether the browser may keep the bytes (it asks each time before it shows them again). */
  keep: boolean
}

/** Sends bytes, or a part of them, or «you have them» (304). Throws `not_found` when the disk has lost them. */
export async function sendFile(store: FileStore, file: FileRow, part: Part, { request, reply, keep }: Exchange) {
  const size = await store.sizeBytes(file.id, part)
  if (size === undefined) throw refuse.not_found()
  const tag = `"${file.id}.${part}"`
  addHeaders(reply, file, part, keep, tag)
  if (request.headers['if-none-match']?.split(/\s*,\s*/).includes(tag)) return reply.code(304).send()
  const ifRange = request.headers['if-range']
  const range = ifRange === undefined || ifRange === tag ? readRange(request.headers.range, size) : 'whole'
  if (range === 'outside') {
    return reply.code(416).header('content-range', `bytes */${size}`).removeHeader('content-disposition').send()
  }
  if (range === 'whole') return reply.header('content-length', size).send(store.read(file.id, part))
  return reply
    .code(206)
    .header('content-range', `bytes ${range.start}-${range.end}/${size}`)
    .header('content-length', range.end - range.start + 1)
    .send(store.read(file.id, part, range))
}

function addHeaders(reply: FastifyReply, file: FileRow, part: Part, keep: boolean, tag: string): void {
  const type = part === 'original' ? file.type : 'image/webp'
  const inline = isShownInline(type)
  const name = part === 'original' ? file.name : `${file.name}.webp`
  // Nothing that a browser could take for a page leaves under its own name of type.
  void reply.type(servedType(type))
  void reply.headers({
    'content-disposition': contentDisposition(name, inline),
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'cache-control': keep ? 'private, no-cache' : 'no-store',
    'accept-ranges': 'bytes',
    etag: tag,
  })
}
