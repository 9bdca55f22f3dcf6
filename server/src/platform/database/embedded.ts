import { accessSync, constants, mkdirSync, rmSync } from 'node:fs'
import type { Logger } from 'pino'
import { refuseStart } from '#server/start-refusal.ts'
import { prepareHome, type Home } from './embedded-home.ts'
import { ensureCluster } from './embedded-initdb.ts'
import { isAlive } from './embedded-processes.ts'
import { ensurePostmaster, stopPostmaster, type PostgresSettings } from './embedded-postmaster.ts'

export type DatabaseLog = Pick<Logger, 'info' | 'warn' | 'error'>

export type Cluster = {
  /** Folder of the socket: the `host` for every connection. */
  sockets: string
  /** Whether PostgreSQL was found running, left by a server that was killed. */
  adopted: boolean
  /** Stops PostgreSQL cleanly. */
  stop(): Promise<void>
}

export type ClusterOptions = {
  dataFolder: string
  log: DatabaseLog
  /** Changes to PostgreSQL's settings; tests trade durability for speed. */
  settings?: PostgresSettings
}

/**
 * Starts the embedded PostgreSQL of a data folder, making it at first, and keeps it running: when it dies alone it is
 * started again. The caller holds the lock of the folder. Throws a `StartRefusal` with a sentence for people.
 */
export async function openCluster({ dataFolder, log, settings = {} }: ClusterOptions): Promise<Cluster> {
  ensureWritable(dataFolder)
  const home = prepareHome(dataFolder)
  await ensureCluster(home, settings.fsync !== 'off')
  const first = await ensurePostmaster(home, settings)
  const guard = keepAlive(home, settings, first.pid, log)
  return { sockets: first.sockets, adopted: first.adopted, stop: guard.stop }
}

/** Makes the folder, closed to others, and checks that we may write there. */
export function ensureWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    refuseStart(
      `В папку данных ${folder} нельзя писать (${code}): дайте права на неё или задайте другую в PEREMENA_DATA.`,
      `The data folder ${folder} cannot be written to (${code}): give permission to it or set another in PEREMENA_DATA.`,
    )
  }
}

const CHECK_EVERY_MS = 250
const PAUSE_AFTER_FAILURE_MS_MAX = 30_000

function keepAlive(
  home: Home,
  settings: PostgresSettings,
  firstPid: number,
  log: DatabaseLog,
): { stop(): Promise<void> } {
  let pid = firstPid
  let failures = 0
  let stopping = false
  let restarting = Promise.resolve()
  const check = async (): Promise<void> => {
    if (isAlive(pid)) return
    log.warn({ pid }, 'PostgreSQL died; starting it again')
    try {
      pid = (await ensurePostmaster(home, settings)).pid
      failures = 0
      log.info({ pid }, 'PostgreSQL runs again')
    } catch (error) {
      failures += 1
      log.error({ err: error, failures }, 'PostgreSQL could not be started again')
    }
  }
  const pause = (): number => Math.min(PAUSE_AFTER_FAILURE_MS_MAX, CHECK_EVERY_MS * 2 ** failures)
  let timer = setTimeout(tick, pause())
  function tick(): void {
    restarting = check().then(() => {
      if (!stopping) timer = setTimeout(tick, pause()).unref()
    })
  }
  timer.unref()
  return {
    async stop() {
      stopping = true
      clearTimeout(timer)
      await restarting
      await stopPostmaster(pid)
      // It may stand among temporary files; the next start makes it again.
      rmSync(home.sockets, { recursive: true, force: true })
    },
  }
}
