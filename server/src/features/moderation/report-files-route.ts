import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { Id } from '#protocol/common.ts'
import { sendHeldFile } from '#server/features/files/exports.ts'
import { refuse } from '#server/platform/refusal.ts'
import type { Services } from '#server/platform/services.ts'
import { requireAnswering } from './moderation.access.ts'
import { writeLook } from '#server/platform/audit.ts'
import { lookAt } from './report-look.ts'

const isParams = Compile(Type.Object({ reportId: Id, fileId: Id }))

/** A reported picture, for those who answer the report; also after its message was deleted. */
export async function reportFilesRoute(http: FastifyInstance, services: Services): Promise<void> {
  for (const [suffix, part] of [
    ['', 'original'],
    ['/preview', 'preview'],
  ] as const) {
    http.get(`/api/reports/:reportId/:fileId${suffix}`, async (request, reply) => {
      if (!request.actor) throw refuse.not_signed_in()
      if (!isParams.Check(request.params)) throw refuse.not_found()
      const { reportId, fileId } = request.params
      const { personId } = request.actor
      const at = services.clock.now()
      const report = await requireAnswering(services.db, reportId, personId, at)
      await writeLook(services.db, { act: 'report.opened', actorId: personId, at }, lookAt(report))
      const held = { holderId: reportId, seq: report.seq ?? 1, fileId, part }
      return sendHeldFile(services, held, { request, reply })
    })
  }
}
