import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { Id } from '#protocol/common.ts'
import type { UploadedFile } from '#protocol/files.ts'
import { refuse as platformRefuse } from '#server/platform/refusal.ts'
import type { Services } from '#server/platform/services.ts'
import { requireOwnOrigin } from '#server/platform/transport/http.ts'
import { unsentOf } from './files.queries.ts'
import { refuse } from './files.refusals.ts'
import { receiveFile } from './receive-file.ts'
import { tooBig } from './take-bytes.ts'

const unsentCountMax = 100
const unsentSizesMax = 10
const uploadsAtOnceMax = 64
const uploadsAtOncePerPersonMax = 6
const lingerMs = 1000

const isQuery = Compile(Type.Object({ id: Id, name: Type.String({ minLength: 1, maxLength: 1000 }) }))

/** `POST /api/files?id=&name=` with the bytes as body, whatever `Content-Type` says. */
export async function uploadRoute(http: FastifyInstance, services: Services): Promise<void> {
  const running = new Map<string, number>()
  let runningInAll = 0
  await http.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, body, done) => done(null, body))
    scope.addHook('onError', async (request, reply) => hangUpSoon(request, reply))
    scope.post('/api/files', { bodyLimit: services.config.fileSizeBytesMax + 1 }, async (request, reply) => {
      const { personId, query } = await admit(request, services)
      const mine = running.get(personId) ?? 0
      if (mine >= uploadsAtOncePerPersonMax || runningInAll >= uploadsAtOnceMax) throw refuse.uploads_busy()
      running.set(personId, mine + 1)
      runningInAll += 1
      try {
        const file = await receiveFile(services, { ...query, ownerId: personId, body: request.raw })
        return await reply.header('cache-control', 'no-store').send({ file } satisfies UploadedFile)
      } finally {
        runningInAll -= 1
        const left = running.get(personId)! - 1
        if (left === 0) running.delete(personId)
        else running.set(personId, left)
      }
    })
  })
}

/** Refused in the middle of a body: some moments for the client to read why, then the line is cut. */
function hangUpSoon({ raw }: FastifyRequest, reply: FastifyReply): void {
  if (raw.complete) return
  void reply.header('connection', 'close')
  // The request has let go of its socket by now.
  const { socket } = reply.raw
  reply.raw.once('finish', () => setTimeout(() => socket?.destroy(), lingerMs).unref())
}

async function admit(request: FastifyRequest, services: Services) {
  requireOwnOrigin(request, services)
  const { actor, query, headers } = request
  if (!actor) throw platformRefuse.not_signed_in()
  if (!isQuery.Check(query)) throw platformRefuse.bad_input({ path: 'id, name', message: 'expected in the address' })
  const { fileSizeBytesMax } = services.config
  if (Number(headers['content-length'] ?? 0) > fileSizeBytesMax) throw tooBig(fileSizeBytesMax)
  const unsent = await unsentOf(services.db, actor.personId)
  if (unsent.count >= unsentCountMax || unsent.sizeBytes > unsentSizesMax * fileSizeBytesMax)
    throw refuse.too_many_unsent()
  return { personId: actor.personId, query }
}
