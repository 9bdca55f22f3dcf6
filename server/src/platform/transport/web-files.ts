import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const yearS = 365 * 24 * 3600
const dist = join(import.meta.dirname, '../../../../web/dist')

/**
 * Serves the built web client. What carries its hash in its name never changes; the rest is asked for again each time.
 * Addresses of screens (`/c/…`, `/people`) are answered with the page that draws them.
 */
export async function serveWebFiles(http: FastifyInstance): Promise<void> {
  if (!existsSync(join(dist, 'index.html'))) return
  await http.register(fastifyStatic, {
    root: dist,
    wildcard: false,
    preCompressed: true,
    cacheControl: false,
    globIgnore: ['**/*.gz', '**/*.br'],
    setHeaders(reply, path) {
      const isNamedByHash = /[\\/]assets[\\/]/.test(path)
      void reply.header('cache-control', isNamedByHash ? `public, max-age=${yearS}, immutable` : 'no-cache')
    },
  })
  http.setNotFoundHandler((request, reply) => {
    const isScreen =
      request.method === 'GET' && !/^\/(api|assets|health|metrics)\b|\.\w+$/.test(request.url.split('?')[0]!)
    if (isScreen) return reply.sendFile('index.html')
    return reply.code(404).send({ code: 'not_found', status: 404, text: 'Not found' })
  })
}
