import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { Id } from '#protocol/common.ts'
import { participantOf, sees } from '#server/features/conversations/exports.ts'
import { refuse } from '#server/platform/refusal.ts'
import type { Services } from '#server/platform/services.ts'
import type { Session } from '#server/platform/transport/identity.ts'
import { fileStore, type Part } from './file-store.ts'
import { referencedFile, type FileRow } from './files.queries.ts'
import { sendFile } from './send-file.ts'

const paths: Record<Part, string> = {
  original: '/api/files/:conversationId/:seq/:fileId',
  preview: '/api/files/:conversationId/:seq/:fileId/preview',
  thumbnail: '/api/files/:conversationId/:seq/:fileId/thumbnail',
}

const isParams = Compile(
  Type.Object({ conversationId: Id, seq: Type.String({ pattern: '^[1-9]\\d{0,14}$' }), fileId: Id }),
)

/** A file is read only through the message that holds it, and whoever reads must see that message now. */
export async function downloadRoutes(http: FastifyInstance, services: Services): Promise<void> {
  for (const part of Object.keys(paths) as Part[]) {
    http.get(paths[part], (request, reply) => answer(services, part, request, reply))
  }
}

async function answer(services: Services, part: Part, request: FastifyRequest, reply: FastifyReply) {
  const actor = request.actor as Session | null
  if (!actor) throw refuse.not_signed_in()
  const file = await visibleFile(services, actor.personId, request.params)
  if (part !== 'original' && !file.has_preview) throw refuse.not_found()
  return sendFile(fileStore(services), file, part, { request, reply, keep: !actor.ephemeral })
}

/** The same refusal for what does not exist, what others may read, and what was deleted. */
async function visibleFile({ db }: Services, personId: string, params: unknown): Promise<FileRow> {
  if (!isParams.Check(params)) throw refuse.not_found()
  const seq = Number(params.seq)
  const participant = await participantOf(db, params.conversationId, personId)
  if (!participant || !sees(participant, seq)) throw refuse.not_found()
  return referencedFile(db, params.conversationId, seq, params.fileId)
}
