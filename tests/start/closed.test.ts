import {
  chmodSync,
  cpSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { clusterNameOf } from '#server/platform/database/embedded-home.ts'
import { cleanUp, dataFolder, isHealthy, peremena, postgresOf, postmasterOf, startedServer, until } from './process.ts'
import { templateFolder } from './template.ts'

let template: { folder: string; remove(): void }
beforeAll(async () => {
  template = await templateFolder()
})
afterEach(cleanUp)
afterAll(() => template.remove())

test('other users of the machine reach neither the database nor the key', async () => {
  const data = dataFolder(undefined, template.folder)
  await startedServer(data)
  const modes = [join(data, 'postgres'), join(data, 'postgres/run'), `${data}.key`].map(
    (path) => statSync(path).mode & 0o077,
  )
  expect(modes).toEqual([0, 0, 0])
  expect(listeningOnTcp(postgresOf(data).map(({ pid }) => pid))).toEqual([])
})

test('a data folder too deep for the address of a socket works', async () => {
  const data = join(dataFolder(), 'очень-длинное-имя-папки'.repeat(3), 'data')
  cpSync(template.folder, data, { recursive: true })
  cpSync(`${template.folder}.key`, `${data}.key`)
  const server = await startedServer(data)
  expect(await isHealthy(server.address)).toBe(true)
  server.kill('SIGTERM')
  expect(await server.ended).toBe(0)
  const name = clusterNameOf(realpathSync(join(data, 'postgres')))
  expect(readdirSync(tmpdir())).not.toContain(name)
})

test.runIf(process.getuid?.() === 0)(
  'root where user namespaces are refused: the database goes to an ordinary user',
  async () => {
    const data = dataFolder(undefined, template.folder)
    chmodSync(join(data, '..'), 0o700)
    const server = await startedServer(data, { env: { PATH: pathWithoutUnshare(data) } })
    expect(await isHealthy(server.address)).toBe(true)
    expect(statSync(realpathSync(join(data, 'postgres/cluster'))).uid).not.toBe(0)
    server.kill('SIGTERM')
    expect(await server.ended).toBe(0)
    // Where namespaces are allowed again, the database stays with its owner.
    expect(await isHealthy((await startedServer(data)).address)).toBe(true)
  },
)

test('a second Ctrl-C ends at once what the first only asked to end', async () => {
  const data = dataFolder(undefined, template.folder)
  const server = await startedServer(data)
  const postmaster = postmasterOf(data)
  // A stopped postmaster does not end when told to, so the server waits for it.
  process.kill(postmaster, 'SIGSTOP')
  server.kill('SIGINT')
  await until(() => server.output().includes('Stopping'))
  await sleep(900)
  server.kill('SIGINT')
  expect(await server.ended).toBe(130)
  process.kill(postmaster, 'SIGCONT')
  expect(await isHealthy((await startedServer(data)).address)).toBe(true)
})

test('a Ctrl-C that arrives twice by way of npm counts once', async () => {
  const server = await startedServer(dataFolder(undefined, template.folder))
  server.kill('SIGINT')
  server.kill('SIGINT')
  expect(await server.ended).toBe(0)
})

test('a server told to stop while it starts leaves nothing running', async () => {
  const data = dataFolder()
  const server = peremena(['start'], data)
  await until(() => postgresOf(data).length > 0)
  server.kill('SIGTERM')
  expect([0, 130]).toContain(await server.ended)
  expect(postgresOf(data)).toEqual([])
})

/** A PATH with a shell and without `unshare`: what a container that forbids namespaces looks like. */
function pathWithoutUnshare(data: string): string {
  const folder = join(data, '../bin')
  mkdirSync(folder)
  symlinkSync(realpathSync('/bin/sh'), join(folder, 'sh'))
  chmodSync(folder, 0o755)
  return folder
}

/** Addresses that these processes listen on for the network, from the kernel's table of open sockets. */
function listeningOnTcp(pids: number[]): string[] {
  const sockets = pids.flatMap((pid) => readdirSync(`/proc/${pid}/fd`).map((fd) => linkOf(`/proc/${pid}/fd/${fd}`)))
  const table = ['tcp', 'tcp6'].flatMap((name) => readFileSync(`/proc/net/${name}`, 'utf8').split('\n'))
  return table.filter((row) => / 0A /.test(row) && sockets.includes(`socket:[${row.trim().split(/\s+/)[9]}]`))
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}
