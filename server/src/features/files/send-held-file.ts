import type { FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '#server/platform/refusal.ts'
import type { Services } from '#server/platform/services.ts'
import { fileStore, type Part } from './file-store.ts'
import { heldSeq } from './files-for-send.ts'
import { referencedFile } from './files.queries.ts'
import { sendFile } from './send-file.ts'

/** Sends a file that `holderId` holds, to somebody whose right to it was checked; nothing is kept by the browser. */
export async function sendHeldFile(
  services: Services,
  held: { holderId: string; seq: number; fileId: string; part: Part },
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
) {
  const file = await referencedFile(services.db, held.holderId, heldSeq(held.seq), held.fileId)
  if (held.part !== 'original' && !file.has_preview) throw refuse.not_found()
  return sendFile(fileStore(services), file, held.part, { request, reply, keep: false })
}
