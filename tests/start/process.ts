import { spawn, type ChildProcess } from 'node:child_process'
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
} from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { clusterNameOf } from '#server/platform/database/embedded-home.ts'
import { endProcesses, processesOf, type PostgresProcess } from '#server/platform/database/embedded-processes.ts'

const root = join(import.meta.dirname, '../..')

/** Who runs the command: whoever runs the tests, or an ordinary user of the machine. */
export type User = { uid: number; gid: number } | undefined

export type Command = {
  pid: number
  /** Everything printed so far. */
  output(): string
  kill(signal: NodeJS.Signals): void
  /** Resolves with the exit code, or the signal that ended it. */
  ended: Promise<number | string>
  /** Resolves with the address once the server says it is ready; throws with its output when it ends before. */
  ready(): Promise<string>
}

const running: Command[] = []

/** Runs `peremena …` on a data folder, in English, with nothing of this environment. */
export function peremena(
  words: string[],
  data: string,
  more: { env?: Record<string, string>; user?: User } = {},
): Command {
  const env = {
    PATH: process.env.PATH ?? '',
    PEREMENA_DATA: data,
    PEREMENA_HOST: '127.0.0.1',
    PEREMENA_PORT: '0',
    PEREMENA_LANGUAGE: 'en',
    ...more.env,
  }
  const child = spawn(process.execPath, [join(root, 'bin/peremena.js'), ...words], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...more.user,
  })
  const command = watch(child)
  running.push(command)
  return command
}

export function watch(child: ChildProcess): Command {
  let output = ''
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string)
  return {
    pid: child.pid ?? 0,
    output: () => output,
    kill: (signal) => void child.kill(signal),
    ended,
    async ready() {
      let over = false
      void ended.then(() => (over = true))
      for (;;) {
        const address = /^Ready in .* (http\S+)$/m.exec(output)?.[1]
        if (address) return address
        if (over) throw new Error(`the server ended before it was ready:\n${output}`)
        await sleep(20)
      }
    },
  }
}

/** Starts a server and waits for it. */
export async function startedServer(
  data: string,
  more: { env?: Record<string, string>; user?: User } = {},
): Promise<Command & { address: string }> {
  const command = peremena(['start'], data, more)
  return { ...command, address: await command.ready() }
}

/** Runs a command to its end. */
export async function finished(command: Command): Promise<{ code: number | string; output: string }> {
  return { code: await command.ended, output: command.output() }
}

/** Whether the server reaches its database. */
export async function isHealthy(address: string): Promise<boolean> {
  const response = await fetch(new URL('/health/ready', address)).catch(() => undefined)
  return response?.ok === true
}

/** Waits long: PostgreSQL that was killed writes every file of its folder through to the disk, which others use too. */
export async function until(condition: () => boolean | Promise<boolean>, waitMs = 60_000): Promise<void> {
  const deadline = Date.now() + waitMs
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`it did not come to pass in time; what was printed:\n${outputs()}`)
    await sleep(50)
  }
}

function outputs(): string {
  return running.map((command) => command.output()).join('\n---\n')
}

/** A folder for data (and the key beside it) that belongs to the user; a copy of `template` if one is given. */
export function dataFolder(user?: User, template?: string): string {
  const parent = mkdtempSync(join(tmpdir(), 'peremena-start-'))
  const data = join(parent, 'data')
  folders.push(data)
  if (template) {
    cpSync(template, data, { recursive: true })
    cpSync(`${template}.key`, `${data}.key`)
  } else mkdirSync(data)
  if (user) giveAll(parent, user)
  return data
}

const folders: string[] = []

/** What was killed a moment ago may still be writing its last file. */
const insisting = { maxRetries: 20, retryDelay: 100 }

/** Ends what a test left running and removes its folders. */
export async function cleanUp(): Promise<void> {
  const commands = running.splice(0)
  for (const command of commands) command.kill('SIGKILL')
  // A server that is still dying might start its PostgreSQL once more.
  await Promise.all(commands.map(({ ended }) => ended))
  for (const data of folders.splice(0)) {
    await endProcesses(
      postgresOf(data).map(({ pid }) => pid),
      'SIGKILL',
      5_000,
    )
    if (existsSync(join(data, 'postgres')))
      rmSync(realpathSync(join(data, 'postgres')), { recursive: true, ...insisting })
    rmSync(dirname(data), { recursive: true, force: true, ...insisting })
  }
}

export function postmasterOf(data: string): number {
  return Number(readFileSync(join(data, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0])
}

/** Every living process of PostgreSQL that works on the data folder. */
export function postgresOf(data: string): PostgresProcess[] {
  const home = join(data, 'postgres')
  return existsSync(home) ? processesOf(clusterNameOf(realpathSync(home))) : []
}

function giveAll(folder: string, user: { uid: number; gid: number }): void {
  chownSync(folder, user.uid, user.gid)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    chownSync(join(entry.parentPath, entry.name), user.uid, user.gid)
  }
}
