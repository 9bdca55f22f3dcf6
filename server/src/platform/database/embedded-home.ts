import { createHash, randomUUID } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { refuseStart } from '#server/start-refusal.ts'
import { findBinaries, type Binaries } from './embedded-binaries.ts'
import { asOurselves, asUser, inUserNamespace, mayRun, mayWrite, servantUser, type Runner } from './embedded-runner.ts'

/** Where one embedded PostgreSQL lives and how its programs are started. */
export type Home = {
  /** PGDATA. */
  cluster: string
  /** Folder of the socket, closed to other users; there is no TCP port. */
  sockets: string
  logFile: string
  /** Marks every process of this cluster; bound to the folder itself, so a copied or moved folder does no harm. */
  clusterName: string
  binaries: Binaries
  runner: Runner
}

/** Makes the folder of the database, owned by whoever will run PostgreSQL. Throws a `StartRefusal` if that fails. */
export function prepareHome(dataFolder: string): Home {
  const link = join(dataFolder, 'postgres')
  mkdirSync(link, { recursive: true, mode: 0o700 })
  const { binaries, runner } = settle(link, findBinaries())
  const home = realpathSync(link)
  // A copied data folder may have come out open to others.
  chmodSync(home, 0o700)
  const clusterName = clusterNameOf(home)
  const sockets = socketFolder(home, clusterName)
  makeFolder(sockets, runner)
  return { cluster: join(home, 'cluster'), sockets, logFile: join(home, 'postgres.log'), clusterName, binaries, runner }
}

type Settled = { binaries: Binaries; runner: Runner }

function settle(link: string, binaries: Binaries): Settled {
  if (process.getuid?.() !== 0) return { binaries, runner: asOurselves }
  const home = realpathSync(link)
  const { uid, gid } = statSync(home)
  if (uid !== 0) return settleAsUser(link, { uid, gid }, binaries)
  const namespace = inUserNamespace(binaries.folder, home)
  if (namespace) return { binaries, runner: namespace }
  const servant = servantUser()
  if (servant) return settleAsUser(link, servant, binaries)
  return refuseStart(
    'PostgreSQL не запускается от имени root, а пространства имён пользователей здесь запрещены: запустите Peremena обычным пользователем или создайте пользователя peremena.',
    'PostgreSQL does not run as root, and user namespaces are not allowed here: start Peremena as an ordinary user, or create a user named peremena.',
  )
}

/** Folder for databases that an OS user must reach when the data folder itself is closed to it. */
const SHARED_FOLDER = '/var/lib/peremena'

function settleAsUser(link: string, user: { uid: number; gid: number }, binaries: Binaries): Settled {
  const runner = asUser(user.uid, user.gid)
  giveTo(realpathSync(link), user)
  if (!mayWrite(user, realpathSync(link))) moveOut(link, user)
  const mayStay = mayRun(user, join(binaries.folder, 'bin', 'postgres'))
  return { binaries: mayStay ? binaries : copyBinaries(binaries), runner }
}

function copyBinaries(binaries: Binaries): Binaries {
  mkdirSync(SHARED_FOLDER, { recursive: true, mode: 0o755 })
  const folder = join(SHARED_FOLDER, `postgresql-${binaries.version}`)
  if (!existsSync(join(folder, 'complete'))) {
    rmSync(folder, { recursive: true, force: true })
    cpSync(binaries.folder, folder, { recursive: true, verbatimSymlinks: true })
    mkdirSync(join(folder, 'complete'))
  }
  return { ...binaries, folder }
}

/** Moves the database where the user may enter, and leaves a link in its place. */
function moveOut(link: string, user: { uid: number; gid: number }): void {
  const home = realpathSync(link)
  mkdirSync(SHARED_FOLDER, { recursive: true, mode: 0o755 })
  const target = join(SHARED_FOLDER, randomUUID())
  cpSync(home, target, { recursive: true, preserveTimestamps: true })
  giveTo(target, user)
  rmSync(link, { recursive: true })
  symlinkSync(target, link)
}

function giveTo(folder: string, user: { uid: number; gid: number }): void {
  if (statSync(folder).uid === user.uid) return
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    lchownSync(join(entry.parentPath, entry.name), user.uid, user.gid)
  }
  chmodSync(folder, 0o700)
  chownSync(folder, user.uid, user.gid)
}

/** The name of the cluster in this folder, as its processes carry it. */
export function clusterNameOf(home: string): string {
  const { dev, ino } = statSync(home, { bigint: true })
  return `peremena-${createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 12)}`
}

/** The kernel's limit on the address of a socket, its final zero included; macOS has 104. */
const SOCKET_PATH_BYTES_MAX = 103

function socketFolder(home: string, clusterName: string): string {
  const beside = join(home, 'run')
  if (Buffer.byteLength(join(beside, '.s.PGSQL.5432.lock')) <= SOCKET_PATH_BYTES_MAX) return beside
  const temporary = join(realpathSync(tmpdir()), clusterName)
  return Buffer.byteLength(join(temporary, '.s.PGSQL.5432.lock')) <= SOCKET_PATH_BYTES_MAX
    ? temporary
    : join('/tmp', clusterName)
}

/** The folder may stand where everybody writes: it must be a folder, ours, and closed to others. */
function makeFolder(folder: string, runner: Runner): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const found = lstatSync(folder)
  const mine = found.uid === process.getuid?.() || found.uid === runner.owner?.uid
  if (!found.isDirectory() || !mine) {
    refuseStart(
      `Папка ${folder} занята кем-то другим: удалите её и запустите снова.`,
      `The folder ${folder} belongs to somebody else: remove it and start again.`,
    )
  }
  chmodSync(folder, 0o700)
  if (runner.owner) chownSync(folder, runner.owner.uid, runner.owner.gid)
}
