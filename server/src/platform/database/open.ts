import pg from 'pg'
import type { Config } from '#server/config.ts'
import { refuseStart, type Text } from '#server/start-refusal.ts'
import { checkDatabase } from './check.ts'
import { ensureWritable, openCluster, type DatabaseLog } from './embedded.ts'
import { ensureDatabase } from './embedded-database.ts'
import { readHolder, takeLock, type Holder, type Lock } from './lock.ts'
import { migrate } from './migrate.ts'
import { openPool } from './pool.ts'

export type OpenDatabase = {
  pool: pg.Pool
  url: string
  /** Tells those who find the data folder taken where people reach this server. */
  announce(address: string): void
  /** Closes the connections and stops what this process started. */
  close(): Promise<void>
}

/** Runs a step and tells people about it. */
export type Step = <T>(title: Text, work: () => Promise<T>) => Promise<T>

export type OpenOptions = {
  /** A verb uses the database of a running server; a server insists on being the only one on its data folder. */
  kind?: Holder['kind']
  step?: Step
}

/** From settings to a checked, migrated database. Throws a `StartRefusal` with a sentence for people. */
export async function openDatabase(config: Config, log: DatabaseLog, options: OpenOptions = {}): Promise<OpenDatabase> {
  const { kind = 'server', step = (_, work) => work() } = options
  ensureWritable(config.data)
  const lock = await takeLock(config.data, kind, LOCK_WAIT_MS[kind])
  if (!lock) return kind === 'verb' ? joinRunning(config, log) : refuseSecond(config, readHolder(config.data))
  const undo: (() => Promise<void> | void)[] = [() => lock.release()]
  const close = async (): Promise<void> => {
    for (const work of undo.splice(0).reverse()) await work()
  }
  try {
    const url = await reachServer(config, log, step, undo)
    await prepare(url, config, step)
    const pool = openPool(url, { connectionsMax: config.databaseConnectionsMax, log })
    undo.push(() => pool.end())
    return { pool, url, announce: announcer(lock, config, url), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Says at once that another server has the data folder, before time goes into anything else. */
export async function refuseSecondInstance(config: Config): Promise<void> {
  ensureWritable(config.data)
  const lock = await takeLock(config.data, 'server', LOCK_WAIT_MS.server)
  if (!lock) refuseSecond(config, readHolder(config.data))
  lock.release()
}

/** A server may find a verb at its short work; a verb need not wait for a server, whose database it shares. */
const LOCK_WAIT_MS = { server: 3_000, verb: 0 }

type Undo = (() => Promise<void> | void)[]

async function reachServer(config: Config, log: DatabaseLog, step: Step, undo: Undo): Promise<string> {
  if (config.databaseUrl !== undefined) return config.databaseUrl
  const cluster = await step({ ru: 'PostgreSQL', en: 'PostgreSQL' }, () => openCluster({ dataFolder: config.data, log }))
  undo.push(() => cluster.stop())
  return ensureDatabase(cluster.sockets)
}

async function prepare(url: string, config: Config, step: Step): Promise<void> {
  const client = await connect(url, config)
  try {
    await checkDatabase(client)
    await step({ ru: 'Схема базы данных', en: 'Database schema' }, () => migrate(client))
  } finally {
    await client.end()
  }
}

async function connect(url: string, config: Config): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'peremena start', connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch (error) {
    await client.end().catch(() => {})
    if (config.databaseUrl === undefined) throw error
    const { host } = new URL(url)
    const reason = reasonOf(error)
    return refuseStart(
      `База данных из PEREMENA_DATABASE_URL недоступна (${host}: ${reason}): проверьте адрес, имя, пароль и что она запущена.`,
      `The database of PEREMENA_DATABASE_URL cannot be reached (${host}: ${reason}): check address, name, password and that it runs.`,
    )
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return code ?? message
}

function announcer(lock: Lock, config: Config, url: string): (address: string) => void {
  if (config.databaseUrl === undefined) lock.describe({ databaseUrl: url })
  return (address) => lock.describe({ address })
}

async function joinRunning(config: Config, log: DatabaseLog): Promise<OpenDatabase> {
  const url = config.databaseUrl ?? (await untilDatabaseKnown(config.data))
  if (url === undefined) return refuseSecond(config, readHolder(config.data))
  const pool = openPool(url, { connectionsMax: 2, applicationName: 'peremena verb', log })
  return { pool, url, announce: () => {}, close: () => pool.end() }
}

/** A server that is just starting has its database in a moment; another verb will have finished. */
async function untilDatabaseKnown(dataFolder: string): Promise<string | undefined> {
  const deadline = Date.now() + 15_000
  while (Date.now() < deadline) {
    const holder = readHolder(dataFolder)
    if (holder?.kind === 'server' && holder.databaseUrl) return holder.databaseUrl
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return undefined
}

function refuseSecond(config: Config, holder: Holder | undefined): never {
  const who = holder ? `${holder.address ?? ''} (${holder.pid})`.trim() : ''
  return refuseStart(
    `С папкой данных ${config.data} уже работает другой процесс Peremena ${who}: остановите его или задайте другую в PEREMENA_DATA.`,
    `Another process of Peremena already works on the data folder ${config.data} ${who}: stop it or set another in PEREMENA_DATA.`,
  )
}
