import pg from 'pg'
import type { Config } from '#server/config.ts'
import { refuseStart, type Text } from '#server/start-refusal.ts'
import { checkDatabase } from './check.ts'
import { ensureWritable, openCluster, type DatabaseLog } from './embedded.ts'
import { ensureDatabase } from './embedded-database.ts'
import { enterAsServer, enterAsVerb } from './enter.ts'
import type { Holder, Lock } from './lock.ts'
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
  const lock = kind === 'server' ? await enterAsServer(config.data) : await enterAsVerb(config.data)
  if ('databaseUrl' in lock) return join(config.databaseUrl ?? lock.databaseUrl, log)
  const undo: Undo = [() => lock.release()]
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

type Undo = (() => Promise<void> | void)[]

async function reachServer(config: Config, log: DatabaseLog, step: Step, undo: Undo): Promise<string> {
  if (config.databaseUrl !== undefined) return config.databaseUrl
  const cluster = await step({ ru: 'PostgreSQL', en: 'PostgreSQL' }, () =>
    openCluster({ dataFolder: config.data, log }),
  )
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
  const client = new pg.Client({
    connectionString: url,
    application_name: 'peremena start',
    connectionTimeoutMillis: 5_000,
  })
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
  if (error instanceof pg.DatabaseError) return error.message
  const { code, message } = error as NodeJS.ErrnoException
  return code ?? message
}

function announcer(lock: Lock, config: Config, url: string): (address: string) => void {
  // Somebody else's database is in the settings of the verb too, and its address holds a password.
  lock.describe({ databaseUrl: config.databaseUrl === undefined ? url : '' })
  return (address) => lock.describe({ address })
}

/** The database of a server that runs: nothing to start, nothing to stop. */
function join(url: string, log: DatabaseLog): OpenDatabase {
  if (url === '') {
    refuseStart(
      'Сервер работает со своей базой: задайте здесь тот же PEREMENA_DATABASE_URL.',
      'The server works with a database of its own: set the same PEREMENA_DATABASE_URL here.',
    )
  }
  const pool = openPool(url, { connectionsMax: 2, applicationName: 'peremena verb', log })
  return { pool, url, announce: () => {}, close: () => pool.end() }
}
