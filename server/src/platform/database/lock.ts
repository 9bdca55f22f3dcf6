import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Who works on a data folder, for the process that finds it taken. Carries no secrets. */
export type Holder = {
  pid: number
  kind: 'server' | 'verb'
  since: string
  /** Where people reach the server, once it listens. */
  address?: string
  /** How others may use the holder's database, once it is ready. */
  databaseUrl?: string
}

export type Lock = {
  /** Tells more about the holder to those who find the folder taken. */
  describe(more: Partial<Holder>): void
  release(): void
}

/**
 * Takes the data folder for this process; undefined when another has it. The lock is a kernel lock on a file (through
 * SQLite, the one file lock Node offers): it vanishes with the process however it dies, so it is never stale.
 */
export function tryLock(folder: string, kind: Holder['kind']): Lock | undefined {
  const file = tryExclusive(join(folder, 'lock'))
  return file && hold(folder, file, kind)
}

/** What the present holder said about itself; undefined when it has not said anything yet. */
export function readHolder(folder: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'holder.json'), 'utf8')) as Holder
  } catch {
    return undefined
  }
}

/** Held here because a collected `DatabaseSync` closes its file, and the lock would be gone. */
const heldFiles = new Set<DatabaseSync>()

function tryExclusive(path: string): DatabaseSync | undefined {
  const file = new DatabaseSync(path, { timeout: 0 })
  try {
    file.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    return file
  } catch (error) {
    file.close()
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return undefined
    throw error
  }
}

const SQLITE_BUSY = 5

function hold(folder: string, file: DatabaseSync, kind: Holder['kind']): Lock {
  heldFiles.add(file)
  const path = join(folder, 'holder.json')
  let holder: Holder = { pid: process.pid, kind, since: new Date().toISOString() }
  const write = (): void => writeFileSync(path, JSON.stringify(holder), { mode: 0o600 })
  write()
  return {
    describe(more) {
      holder = { ...holder, ...more }
      write()
    },
    release() {
      if (!heldFiles.delete(file)) return
      rmSync(path, { force: true })
      file.close()
    },
  }
}
