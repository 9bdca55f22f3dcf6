import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { Id } from '#protocol/common.ts'
import { heldAs, sendHeldFile } from '#server/features/files/exports.ts'
import { refuse } from '#server/platform/refusal.ts'
import type { Services } from '#server/platform/services.ts'
import { requirePage } from './library.access.ts'

const isParams = Compile(Type.Object({ pageId: Id, fileId: Id }))

/** Pictures and recordings of a page, for whoever may read the page now. */
export async function libraryFilesRoute(http: FastifyInstance, services: Services): Promise<void> {
  for (const [suffix, part] of [
    ['', 'original'],
    ['/preview', 'preview'],
  ] as const) {
    http.get(`/api/library/:pageId/:fileId${suffix}`, async (request, reply) => {
      if (!request.actor) throw refuse.not_signed_in()
      if (!isParams.Check(request.params)) throw refuse.not_found()
      const { pageId, fileId } = request.params
      const who = { personId: request.actor.personId, at: services.clock.now() }
      await requirePage(services.db, who, pageId)
      return sendHeldFile(services, { holderId: pageId, seq: heldAs.page, fileId, part }, { request, reply })
    })
  }
}
