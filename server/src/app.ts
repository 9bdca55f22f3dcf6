import { Kysely, PostgresDialect } from 'kysely'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import { firstRunLink, identity } from './features/accounts/exports.ts'
import { greet, horizonNow, streamLog, takeSignal, tokenOf } from './features/sync/exports.ts'
import { features as allFeatures } from './features.ts'
import { createCalls, type Calls } from './platform/calls.ts'
import { systemClock, type Clock } from './platform/clock.ts'
import { preparing } from './platform/database/prepared.ts'
import type { Database } from './platform/database/types.ts'
import { inProcessBus } from './platform/events/bus.ts'
import { createFanout } from './platform/events/fanout.ts'
import { newId, type NewId } from './platform/ids.ts'
import { startJobs } from './platform/jobs/jobs.ts'
import { startOutbox } from './platform/jobs/outbox.ts'
import type { Keys } from './platform/keys.ts'
import { createLimiter } from './platform/limits.ts'
import { createMetrics } from './platform/metrics.ts'
import type { Services } from './platform/services.ts'
import { openHttpDoor } from './platform/transport/http.ts'
import { serveWebFiles } from './platform/transport/web-files.ts'
import { createSessionSockets } from './platform/transport/session-sockets.ts'
import { openSocketDoor } from './platform/transport/socket.ts'

export type AppParts = {
  config: Config
  pool: Pool
  log: Logger
  keys: Keys
  clock?: Clock
  newId?: NewId
  /** How often versions and sessions are read again, and how often sockets are pinged, ms. */
  recheckMs?: number
  beatMs?: number
  /** How long a socket may stay without saying hello, ms. */
  helloMs?: number
  /** False: repeated work of the features is not run by the hour. */
  jobs?: boolean
}

export type App = {
  readonly services: Services
  readonly calls: Calls
  /** Gives the address people can use on this machine. */
  listen(): Promise<{ address: string; port: number }>
  /** A one-time link to found the first organisation; undefined once there is one. */
  firstRunLink(): Promise<string | undefined>
  drain(): Promise<void>
}

const drainPatienceMs = 5000

/** The whole server but for its database: features behind two doors. */
export async function createApp(parts: AppParts): Promise<App> {
  let port = parts.config.port
  const services = assemble(parts, () => addressOf(parts.config, port))
  const calls = createCalls(
    allFeatures.flatMap((feature) => [...feature.calls]),
    services,
  )
  const who = identity(services)
  const http = await openHttpDoor(calls, who, services)
  for (const feature of allFeatures) await feature.routes?.(http, services)
  await serveWebFiles(http)
  const sockets = openSocketDoor(http.server, {
    calls,
    identity: who,
    services,
    beatMs: parts.beatMs,
    helloMs: parts.helloMs,
    work: {
      greet: (session, token) => greet(services.db, services.clock, session.personId, token),
      tokenNow: async () => tokenOf(await horizonNow(services.db, services.clock.now())),
      signal: (session, name, data, connection) => takeSignal(services, session, name, data, connection),
    },
  })
  const stops: (() => Promise<void>)[] = []

  async function recheck(): Promise<void> {
    await services.fanout.recheckAll()
    await sockets.endSessionsThatAreOver()
  }

  return {
    services,
    calls,
    async listen() {
      for (const feature of allFeatures) if (feature.start) stops.push(await feature.start(services))
      if (parts.jobs !== false) {
        const jobs = await startJobs(allFeatures, services)
        stops.push(() => jobs.drain())
      }
      const outbox = startOutbox(allFeatures, services)
      stops.push(() => outbox.drain())
      stops.push(repeat(recheck, parts.recheckMs ?? 5000, services))
      await http.listen({ host: services.config.host, port: services.config.port })
      port = (http.server.address() as { port: number }).port
      return { address: services.address(), port }
    },
    firstRunLink: () => firstRunLink(services),
    async drain() {
      await sockets.drain()
      await calls.drained()
      // Whoever is still in the middle of a request gets some seconds; a half-open upload must not hold the server.
      const patience = setTimeout(() => http.server.closeAllConnections(), drainPatienceMs)
      await http.close()
      clearTimeout(patience)
      sockets.terminate()
      for (const stop of stops.reverse()) await stop()
      await services.db.destroy().catch(() => {})
    },
  }
}

/** What the platform lends to features, without doors: all that a verb of the command line needs. */
export function assemble(parts: AppParts, address = () => addressOf(parts.config, parts.config.port)): Services {
  const { config, pool, log, keys, clock = systemClock, newId: makeId = newId } = parts
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: preparing(pool) }) })
  const bus = inProcessBus()
  const fanout = createFanout(bus, streamLog(db), log)
  const metrics = createMetrics()
  metrics.gauge('sockets', 'Open sockets', () => fanout.counts().sockets)
  metrics.gauge('streams_watched', 'Streams with a socket in this process', () => fanout.counts().streams)
  metrics.gauge('database_waiting', 'Calls that wait for a connection', () => pool.waitingCount)
  const sessionSockets = createSessionSockets()
  const limiter = createLimiter(clock, config.rateFactor)
  return { config, pool, db, log, clock, newId: makeId, keys, bus, fanout, sessionSockets, limiter, metrics, address }
}

function addressOf({ publicUrl, host, tlsCert }: Config, port: number): string {
  const isAnywhere = host === '0.0.0.0' || host === '::'
  const name = isAnywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return publicUrl ?? `${tlsCert === undefined ? 'http' : 'https'}://${name}:${port}`
}

function repeat(work: () => Promise<void>, everyMs: number, { log }: Services): () => Promise<void> {
  let running = Promise.resolve()
  const timer = setInterval(() => {
    running = work().catch((error: unknown) => log.error({ err: error }, 'recheck'))
  }, everyMs)
  return async () => {
    clearInterval(timer)
    await running
  }
}
