import { chownSync, closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { refuseStart } from '#server/start-refusal.ts'
import type { Home } from './embedded-home.ts'
import { PROGRAM_ENVIRONMENT, SUPERUSER } from './embedded-initdb.ts'
import { endProcesses, isAlive, processesOf } from './embedded-processes.ts'

export type Postmaster = { pid: number; sockets: string; adopted: boolean }
export type PostgresSettings = Readonly<Record<string, string>>

const START_MS_MAX = 120_000
const LOG_BYTES_MAX = 16 * 1024 * 1024

/**
 * Leaves exactly one healthy postmaster on the cluster: the one that an earlier server left alive, or a new one after
 * clearing away what a killed one left behind. Call only while holding the lock of the data folder.
 */
export async function ensurePostmaster(home: Home, settings: PostgresSettings): Promise<Postmaster> {
  const orphan = processesOf(home.clusterName).find(({ isPostmaster }) => isPostmaster)
  // A child that was forked as its postmaster was killed still carries its command line, and would heed no request to stop.
  const { pid: known = orphan?.pid } = readPidFile(home)
  if (orphan && orphan.pid === known) {
    const sockets = await adopt(home, orphan.pid)
    if (sockets) return { pid: orphan.pid, sockets, adopted: true }
    await stopPostmaster(orphan.pid)
  }
  await clearRemains(home)
  return { pid: await startPostmaster(home, settings), sockets: home.sockets, adopted: false }
}

/** Stops PostgreSQL: cleanly; if it does not answer, abruptly, which the next start repairs from its log. */
export async function stopPostmaster(pid: number): Promise<void> {
  if (await endProcesses([pid], 'SIGINT', 30_000)) return
  if (await endProcesses([pid], 'SIGQUIT', 5_000)) return
  await endProcesses([pid], 'SIGKILL', 5_000)
}

/** The orphan's socket folder, if it is ours to use as it is; its old sessions are ended. */
async function adopt(home: Home, pid: number): Promise<string | undefined> {
  const deadline = Date.now() + START_MS_MAX
  while (isAlive(pid) && Date.now() < deadline) {
    const { status, sockets } = readPidFile(home)
    if (status === 'stopping') await sleep(50)
    else if (status === 'ready' && sockets) return (await answersAsOurs(home, sockets)) ? sockets : undefined
    else await sleep(20)
  }
  return undefined
}

async function answersAsOurs(home: Home, sockets: string): Promise<boolean> {
  const client = new pg.Client({ host: sockets, user: SUPERUSER, database: 'postgres', connectionTimeoutMillis: 3_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string }>(`SELECT current_setting('server_version') AS version`)
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'peremena server'`,
    )
    return rows[0]?.version === home.binaries.version
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/**
 * Backends of a killed postmaster hold its shared memory, and PostgreSQL refuses to start beside them. The pid files
 * go too: their number may by now belong to an unrelated process, which PostgreSQL would take for a postmaster.
 */
async function clearRemains(home: Home): Promise<void> {
  const left = processesOf(home.clusterName).map(({ pid }) => pid)
  if (!(await endProcesses(left, 'SIGQUIT', 1_000))) await endProcesses(left, 'SIGKILL', 5_000)
  rmSync(join(home.cluster, 'postmaster.pid'), { force: true })
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock']) rmSync(join(home.sockets, name), { force: true })
}

async function startPostmaster(home: Home, settings: PostgresSettings): Promise<number> {
  const log = openLog(home)
  const flags = Object.entries({ ...durableSettings(home), ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const program = join(home.binaries.folder, 'bin', 'postgres')
  const child = home.runner.spawn(program, ['-D', home.cluster, ...flags], {
    cwd: '/',
    env: PROGRAM_ENVIRONMENT,
    // A group of its own: Ctrl-C would otherwise stop it while the server still drains.
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.on('error', () => {})
  child.unref()
  await untilReady(home, child.pid ?? 0)
  return child.pid ?? 0
}

function openLog(home: Home): number {
  if (existsSync(home.logFile) && statSync(home.logFile).size > LOG_BYTES_MAX)
    renameSync(home.logFile, `${home.logFile}.old`)
  const log = openSync(home.logFile, 'a', 0o600)
  if (home.runner.owner) chownSync(home.logFile, home.runner.owner.uid, home.runner.owner.gid)
  return log
}

async function untilReady(home: Home, pid: number): Promise<void> {
  const deadline = Date.now() + START_MS_MAX
  while (isAlive(pid) && Date.now() < deadline) {
    const file = readPidFile(home)
    if (file.pid === pid && file.status === 'ready') return
    await sleep(10)
  }
  const reason = lastComplaint(home.logFile)
  refuseStart(
    `PostgreSQL не запустилась (${reason}). Подробности: ${home.logFile}.`,
    `PostgreSQL did not start (${reason}). Details: ${home.logFile}.`,
  )
}

/** See "postmaster.pid" in PostgreSQL's src/include/utils/pidfile.h: pid, folder, start, port, sockets, address, memory, status. */
function readPidFile(home: Home): { pid?: number; sockets?: string; status?: string } {
  try {
    const lines = readFileSync(join(home.cluster, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), sockets: lines[4] ?? '', status: lines[7]?.trim() ?? '' }
  } catch {
    return {}
  }
}

function lastComplaint(logFile: string): string {
  const lines = existsSync(logFile) ? readFileSync(logFile, 'utf8').trim().split('\n') : []
  const line = lines.findLast((candidate) => /FATAL|PANIC|could not|error while loading/.test(candidate)) ?? ''
  return line.replace(/^.*?(FATAL|PANIC): +/, '')
}

/** Durable, and sized for a machine that does other work too. */
function durableSettings(home: Home): PostgresSettings {
  const memoryMb = Math.floor(totalmem() / 1024 / 1024)
  return {
    cluster_name: home.clusterName,
    listen_addresses: '',
    port: '5432',
    unix_socket_directories: `"${home.sockets.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    max_connections: '100',
    shared_buffers: `${Math.max(64, Math.min(1024, Math.floor(memoryMb / 8)))}MB`,
    effective_cache_size: `${Math.max(128, Math.floor(memoryMb / 2))}MB`,
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    // Our statements are short: compiling them costs more than it saves, and workers would take the server's cores.
    jit: 'off',
    max_parallel_workers_per_gather: '1',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    // Errors of statements name what people wrote; the server logs their codes. What remains is PostgreSQL's own life.
    log_min_messages: 'log',
    log_checkpoints: 'off',
  }
}
