import { chmodSync, existsSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { refuseStart } from '#server/start-refusal.ts'
import type { Home } from './embedded-home.ts'

/** The superuser of an embedded cluster; the server itself works as `peremena`, which owns one database and no more. */
export const SUPERUSER = 'postgres'

/** What the programs of PostgreSQL get to see of the environment: nothing that could redirect them. */
export const PROGRAM_ENVIRONMENT = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/**
 * Makes the cluster if there is none, and checks the version of the one there is. It is made under another name and
 * renamed when complete: a process killed half-way leaves nothing that looks like a database.
 */
export async function ensureCluster(home: Home, sync: boolean): Promise<void> {
  if (existsSync(join(home.cluster, 'PG_VERSION'))) {
    checkVersion(home)
    // Copying a data folder often opens it to others, and PostgreSQL refuses such a one.
    chmodSync(home.cluster, 0o700)
    return
  }
  removeUnfinished(home)
  const unfinished = `${home.cluster}.new-${process.pid}`
  await initdb(home, unfinished, sync)
  renameSync(unfinished, home.cluster)
}

/** What killed processes left; the `initdb` of one may even be at work still, so that no name is used twice. */
function removeUnfinished(home: Home): void {
  for (const name of readdirSync(dirname(home.cluster))) {
    if (name.startsWith('cluster.new-'))
      rmSync(join(dirname(home.cluster), name), { recursive: true, force: true, maxRetries: 5 })
  }
}

function checkVersion(home: Home): void {
  const found = Number(readFileSync(join(home.cluster, 'PG_VERSION'), 'utf8'))
  const ours = home.binaries.major
  if (found === ours) return
  if (found > ours) {
    refuseStart(
      `База данных создана более новой версией (PostgreSQL ${found}, здесь ${ours}): запустите ту версию Peremena, которая с ней работала, или новее.`,
      `The database was made by a newer version (PostgreSQL ${found}, here ${ours}): start the version of Peremena that worked with it, or a newer one.`,
    )
  }
  refuseStart(
    `База данных создана прежней версией (PostgreSQL ${found}, здесь ${ours}): перенесите её через резервную копию прежней версии.`,
    `The database was made by an earlier version (PostgreSQL ${found}, here ${ours}): carry it over with a backup of that version.`,
  )
}

/** Without a UTF-8 LC_CTYPE trigrams of Cyrillic words are empty; ICU sorts Russian as people expect. */
function localeFlags(): string[] {
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'
  return ['-E', 'UTF8', `--locale=${locale}`, '--locale-provider=icu', '--icu-locale=ru']
}

async function initdb(home: Home, folder: string, sync: boolean): Promise<void> {
  // Trust among those who can reach the socket: its folder is closed to everybody but the owner of the files.
  const flags = ['-D', folder, '-U', SUPERUSER, ...localeFlags(), '--auth=trust', ...(sync ? [] : ['--no-sync'])]
  const program = join(home.binaries.folder, 'bin', 'initdb')
  const child = home.runner.spawn(program, flags, {
    cwd: '/',
    env: PROGRAM_ENVIRONMENT,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let complaint = ''
  child.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code === 0) return
  refuseStart(
    `Не удалось создать базу данных в ${folder}: ${complaint.trim()}`,
    `Could not create the database in ${folder}: ${complaint.trim()}`,
  )
}
