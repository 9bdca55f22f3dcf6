import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const yearS = 365 * 24 * 3600
const documentHeaders = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'referrer-policy',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
]
const dist = join(import.meta.dirname, '../../../../web/dist')

/**
 * Serves the built web client. What carries its hash in its name never changes; the rest is asked for again each time.
 * Addresses of screens (`/c/…`, `/people`) are answered with the page that draws them.
 */
export async function serveWebFiles(http: FastifyInstance): Promise<void> {
  if (!existsSync(join(dist, 'index.html'))) return
  await http.register(fastifyStatic, {
    root: dist,
    preCompressed: true,
    cacheControl: false,
    setHeaders(reply, path) {
      const isNamedByHash = /[\\/]assets[\\/]/.test(path)
      void reply.header('cache-control', isNamedByHash ? `public, max-age=${yearS}, immutable` : 'no-cache')
      // They speak to documents; on a slow line each byte before a script counts.
      if (isNamedByHash) for (const name of documentHeaders) reply.removeHeader(name).raw.removeHeader(name)
    },
  })
  http.setNotFoundHandler((request, reply) => {
    const isScreen =
      (request.method === 'GET' || request.method === 'HEAD') &&
      !/^\/(api|assets|health|metrics)\b|\.\w+$/.test(request.url.split('?')[0]!)
    if (isScreen) return reply.sendFile('index.html')
    return reply.code(404).send({ code: 'not_found', status: 404, text: 'Not found' })
  })
}
