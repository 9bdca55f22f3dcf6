import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * How the programs of PostgreSQL are started. They refuse root, so root starts them in a user namespace, where its
 * own files belong to an ordinary user, or as another user of the machine.
 */
export type Runner = {
  /** Who the programs run as, seen from outside; undefined when files need no change of owner. */
  owner: { uid: number; gid: number } | undefined
  spawn(program: string, args: string[], options: SpawnOptions): ChildProcess
}

/** As whoever we are. */
export const asOurselves: Runner = {
  owner: undefined,
  spawn: (program, args, options) => spawn(program, args, options),
}

export function asUser(uid: number, gid: number): Runner {
  return {
    owner: { uid, gid },
    spawn: (program, args, options) => spawn(program, args, { ...options, uid, gid }),
  }
}

/** A user namespace in which root's files in `home` belong to an ordinary user; undefined where that is refused. */
export function inUserNamespace(binariesFolder: string, home: string): Runner | undefined {
  const user = ordinaryUser()
  if (process.platform !== 'linux' || user === undefined) return undefined
  const inside = ['--user', `--map-user=${user}`, `--map-group=${user}`, '--']
  const postgres = join(binariesFolder, 'bin', 'postgres')
  const probe = ['sh', '-c', 'test -w "$1" && exec "$2" --version', 'sh', home, postgres]
  if (spawnSync('unshare', [...inside, ...probe], { stdio: 'ignore' }).status !== 0) return undefined
  return {
    owner: undefined,
    spawn: (program, args, options) => spawn('unshare', [...inside, program, ...args], options),
  }
}

/** A user of the machine that may own the database when a namespace is refused; `initdb` wants it to have a name. */
export function servantUser(): { uid: number; gid: number } | undefined {
  const users = namedUsers()
  for (const name of ['peremena', 'postgres', 'nobody']) {
    const user = users.find((candidate) => candidate.name === name)
    if (user && user.uid > 0) return { uid: user.uid, gid: user.gid }
  }
  return undefined
}

/** Whether that user may run the program where it lies. */
export function mayRun(user: { uid: number; gid: number }, program: string): boolean {
  return succeedsAs(user, 'exec "$1" --version', program)
}

/** Whether that user may come to the folder and write there. */
export function mayWrite(user: { uid: number; gid: number }, folder: string): boolean {
  return succeedsAs(user, 'cd "$1" && test -w .', folder)
}

function succeedsAs(user: { uid: number; gid: number }, script: string, path: string): boolean {
  return spawnSync('/bin/sh', ['-c', script, 'sh', path], { ...user, cwd: '/', stdio: 'ignore' }).status === 0
}

function ordinaryUser(): number | undefined {
  const ids = namedUsers().map(({ uid }) => uid)
  return [1000, 65534].find((id) => ids.includes(id)) ?? ids.find((id) => id > 0)
}

function namedUsers(): { name: string; uid: number; gid: number }[] {
  try {
    return readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .flatMap((row) => {
        const [name, , uid, gid] = row.split(':')
        return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
      })
  } catch {
    return []
  }
}
