import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { checkDatabase } from './check.ts'
import { openCluster } from './embedded.ts'
import { addressOf, connectAsSuperuser, ensureDatabase } from './embedded-database.ts'
import { tryLock, type Lock } from './lock.ts'
import { migrate } from './migrate.ts'
import { TEMPLATE } from './testing.ts'

const PREFIX = 'peremena-test-'
const quiet = { info: () => {}, warn: () => {}, error: console.error }

/** Nothing here outlives the run, so nothing is written through to the disk. */
const FAST = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
  shared_buffers: '128MB',
}

/** Vitest's global setup: one cluster for the whole run, with a migrated database to copy from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers()
  const dataFolder = mkdtempSync(join(tmpdir(), PREFIX))
  const lock = tryLock(dataFolder, 'server')
  const cluster = await openCluster({ dataFolder, log: quiet, settings: FAST })
  await ensureDatabase(cluster.sockets)
  await makeTemplate(cluster.sockets)
  project.provide('testSockets', cluster.sockets)
  project.provide('testData', join(dataFolder, 'data'))
  return async () => {
    await cluster.stop()
    lock?.release()
    remove(dataFolder)
  }
}

/** Another run that starts in this very moment may take the folder for a leftover and open it. */
function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
}

/** A run that was killed leaves its folder and its PostgreSQL: whoever comes next cleans up what nobody holds. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const dataFolder = join(tmpdir(), name)
    const lock = heldByNobody(dataFolder)
    if (!lock) continue
    await openCluster({ dataFolder, log: quiet, settings: FAST })
      .then((cluster) => cluster.stop())
      .catch(() => {})
    lock.release()
    remove(dataFolder)
  }
}

/** The folder's lock; undefined where a run holds it, or has just removed its folder. */
function heldByNobody(folder: string): Lock | undefined {
  try {
    return tryLock(folder, 'server')
  } catch {
    return undefined
  }
}

async function makeTemplate(sockets: string): Promise<void> {
  const admin = await connectAsSuperuser(sockets)
  await admin.query(`CREATE DATABASE ${TEMPLATE} OWNER peremena`)
  await admin.end()
  const client = new pg.Client({ connectionString: addressOf(sockets, TEMPLATE) })
  await client.connect()
  await checkDatabase(client)
  await migrate(client)
  await client.end()
}
