import type { FastifyInstance } from 'fastify'
import { libraryFilePaths } from '#protocol/library.ts'
import { refuse } from '#server/platform/refusal.ts'
import { pictureAt } from './shipped-pictures.ts'

/** Pictures of the product’s own pages, kept by the browser for good: another picture has another address. */
export async function libraryPicturesRoute(http: FastifyInstance): Promise<void> {
  http.get(libraryFilePaths.picture(':version', ':file'), async (request, reply) => {
    if (!request.actor) throw refuse.not_signed_in()
    const bytes = pictureAt(request.url)
    if (!bytes) throw refuse.not_found()
    return reply.type('image/webp').header('cache-control', 'private, max-age=31536000, immutable').send(bytes)
  })
}
