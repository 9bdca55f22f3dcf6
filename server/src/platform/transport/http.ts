import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Actor, Limit, Origin } from '../call.ts'
import type { Calls } from '../calls.ts'
import { Refusal, refusalBody, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { fileLimit, requestLimit } from './door-limits.ts'
import type { Identity } from './identity.ts'
import { openApi } from './openapi.ts'
import { openApiPage } from './openapi-page.ts'
import {
  bearerOf,
  deviceCookie,
  deviceIdOf,
  deviceOf,
  isFromThisMachine,
  isOwnOrigin,
  languageOf,
  sessionCookie,
} from './request-origin.ts'
import { refusalOf } from './socket.ts'

const bodyBytesMax = 2 * 1024 * 1024
const compressFromBytes = 1400
const cookieDaysMax = 180
const callRoute = '/api/:call'
const compress = promisify(gzip)

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | null
  }
}

/** The HTTP door: `POST /api/<call>`, health, metrics, the contract, and what features bring. */
export async function openHttpDoor(calls: Calls, identity: Identity, services: Services): Promise<FastifyInstance> {
  const http = Fastify({
    ...tls(services),
    loggerInstance: undefined,
    bodyLimit: bodyBytesMax,
    trustProxy: services.config.trustedProxies.length > 0 ? [...services.config.trustedProxies] : false,
    genReqId: () => services.newId(),
    forceCloseConnections: 'idle',
  } as object) as unknown as FastifyInstance
  await http.register(cookie)
  await http.register(helmet, helmetOptions(services))
  http.decorateRequest('actor', null)
  http.addHook('onRequest', async (request) => {
    limitOr429(services, `request ${request.ip}`, requestLimit)
    const token = request.cookies[sessionCookie] ?? bearerOf(request.headers.authorization)
    if (token) request.actor = await identity.byToken(token)
    const isCall = request.routeOptions.url === callRoute
    if (request.actor && !isCall) limitOr429(services, `file ${request.actor.accountId}`, fileLimit)
  })
  http.setErrorHandler((error, request, reply) => {
    const known = (error as { statusCode?: number }).statusCode
    const refusal = known && known < 500 && !(error instanceof Refusal) ? refuse.bad_frame() : error
    return refused(reply, refusal, request, request.url.split('?')[0]!, services)
  })
  addOperatorRoutes(http, calls, services)
  http.post(callRoute, (request, reply) => answerCall(request, reply, calls, services))
  return http
}

function limitOr429({ limiter }: Services, key: string, limit: Limit): void {
  const seconds = limiter.take(key, limit)
  if (seconds > 0) throw refuse.too_many({ seconds })
}

/** Throws when a request that would act with its cookie comes from another site. */
export function requireOwnOrigin(request: FastifyRequest, services: Services): void {
  if (!isOwnOrigin(request.headers, services.config.publicUrl)) throw refuse.other_origin()
}

async function answerCall(request: FastifyRequest, reply: FastifyReply, calls: Calls, services: Services) {
  const { call } = request.params as { call: string }
  try {
    requireOwnOrigin(request, services)
    const result = await calls.call(call, {
      actor: request.actor,
      origin: originOf(request, reply, services),
      commandId: request.headers['x-command-id']?.toString(),
      input: request.body ?? {},
    })
    return await sendJson(request, reply, result)
  } catch (error) {
    return refused(reply, error, request, call, services)
  }
}

async function sendJson(request: FastifyRequest, reply: FastifyReply, result: unknown) {
  const text = JSON.stringify(result)
  void reply.header('cache-control', 'no-store').type('application/json; charset=utf-8')
  if (text.length < compressFromBytes || !/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
    return reply.send(text)
  }
  return reply
    .header('content-encoding', 'gzip')
    .header('vary', 'accept-encoding')
    .send(await compress(text))
}

function refused(reply: FastifyReply, error: unknown, request: FastifyRequest, call: string, services: Services) {
  const refusal = refusalOf(error, request.id, call, services)
  const body = refusalBody(refusal, languageOf(request.headers['accept-language']))
  return reply
    .code(refusal.kind.status)
    .header('cache-control', 'no-store')
    .send({ ...body, requestId: request.id })
}

function originOf(request: FastifyRequest, reply: FastifyReply, { config, newId }: Services): Origin {
  const deviceId = deviceIdOf(request.cookies[deviceCookie]) ?? newId()
  return {
    address: request.ip,
    device: deviceOf(request.headers['user-agent']),
    deviceId,
    language: languageOf(request.headers['accept-language']),
    requestId: request.id,
    setSessionToken(token, { ephemeral }) {
      const secure = config.publicUrl?.startsWith('https:') || config.tlsCert !== undefined
      const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
      if (token === null) return void reply.clearCookie(sessionCookie, options)
      const lifetime = ephemeral ? {} : { maxAge: cookieDaysMax * 24 * 3600 }
      void reply.setCookie(sessionCookie, token, { ...options, ...lifetime })
      void reply.setCookie(deviceCookie, deviceId, { ...options, ...lifetime })
    },
  }
}

function addOperatorRoutes(http: FastifyInstance, calls: Calls, services: Services): void {
  http.get('/health/live', async () => ({ alive: true }))
  http.get('/health/ready', async (_request, reply) => {
    const ready = await services.pool.query('select 1').then(
      () => true,
      () => false,
    )
    return reply.code(ready ? 200 : 503).send({ ready })
  })
  http.get('/metrics', async (request, reply) => {
    // Numbers about the machine are for its operator: other machines do not see them, through a proxy or not.
    if (!isFromThisMachine(request.headers, request.ip, services.config.trustedProxies)) throw refuse.not_found()
    return reply.type(services.metrics.registry.contentType).send(await services.metrics.registry.metrics())
  })
  const contract = JSON.stringify(openApi(calls.handlers))
  http.get('/api/openapi.json', (_request, reply) => reply.type('application/json; charset=utf-8').send(contract))
  const page = openApiPage(calls.handlers)
  http.get('/api/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send(page))
}

function helmetOptions({ config }: Services) {
  const self = ["'self'"]
  const https = config.publicUrl?.startsWith('https:') || config.tlsCert !== undefined
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: self,
        scriptSrc: self,
        styleSrc: self,
        imgSrc: ["'self'", 'blob:', 'data:'],
        mediaSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'", ...socketSources(config)],
        fontSrc: self,
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: self,
        frameAncestors: ["'none'"],
        manifestSrc: self,
        workerSrc: self,
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: https ? { maxAge: 15_552_000 } : false,
    referrerPolicy: { policy: 'same-origin' as const },
    crossOriginEmbedderPolicy: false,
  }
}

/** Safari before 15.4 does not take a WebSocket of the same host for 'self'. */
function socketSources({ publicUrl }: Services['config']): string[] {
  return publicUrl === undefined ? ['ws:', 'wss:'] : [new URL(publicUrl).origin.replace(/^http/, 'ws')]
}

function tls({ config }: Services) {
  if (config.tlsCert === undefined || config.tlsKey === undefined) return {}
  return { https: { cert: readFileSync(config.tlsCert), key: readFileSync(config.tlsKey) } }
}
