import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { Id } from '#protocol/common.ts'
import { heldAs, sendHeldFile } from '#server/features/files/exports.ts'
import { refuse } from '#server/platform/refusal.ts'
import type { Services } from '#server/platform/services.ts'
import { requireNotice } from './notices.access.ts'

const isParams = Compile(Type.Object({ noticeId: Id }))

/** The file of a notice, for those whom it asks and those who follow it. Which file, the notice says and nobody else. */
export async function noticeFileRoute(http: FastifyInstance, services: Services): Promise<void> {
  http.get('/api/notices/:noticeId/file', async (request, reply) => {
    if (!request.actor) throw refuse.not_signed_in()
    if (!isParams.Check(request.params)) throw refuse.not_found()
    const { noticeId } = request.params
    await requireNotice(services.db, { personId: request.actor.personId, at: services.clock.now() }, noticeId)
    const notice = await services.db
      .selectFrom('notices')
      .select('file_id')
      .where('id', '=', noticeId)
      .executeTakeFirst()
    if (!notice?.file_id) throw refuse.not_found()
    const held = { holderId: noticeId, seq: heldAs.notice, fileId: notice.file_id, part: 'original' as const }
    return sendHeldFile(services, held, { request, reply })
  })
}
