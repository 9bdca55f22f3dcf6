import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { endProcesses } from '#server/platform/database/embedded-processes.ts'
import {
  cleanUp,
  dataFolder,
  finished,
  isHealthy,
  peremena,
  postgresOf,
  postmasterOf,
  startedServer,
  until,
} from './process.ts'
import { templateFolder } from './template.ts'
import { users } from './users.ts'

let template: { folder: string; remove(): void }
beforeAll(async () => {
  template = await templateFolder()
})
afterEach(cleanUp)
afterAll(() => template.remove())

describe.each(users)('as %s', (_, user) => {
  test('a server told to stop leaves nothing running, and the next one starts', async () => {
    const data = dataFolder(user, template.folder)
    const first = await startedServer(data, { user })
    expect(await isHealthy(first.address)).toBe(true)
    first.kill('SIGTERM')
    expect(await first.ended).toBe(0)
    expect(postgresOf(data)).toEqual([])
    expect(await isHealthy((await startedServer(data, { user })).address)).toBe(true)
  })

  test('after kill -9 of the server the next one takes over its living PostgreSQL', async () => {
    const data = dataFolder(user, template.folder)
    const first = await startedServer(data, { user })
    const postmaster = postmasterOf(data)
    first.kill('SIGKILL')
    await first.ended
    const second = await startedServer(data, { user })
    expect(postmasterOf(data)).toBe(postmaster)
    expect(await isHealthy(second.address)).toBe(true)
    second.kill('SIGINT')
    expect(await second.ended).toBe(0)
    expect(postgresOf(data)).toEqual([])
  })

  test('a server whose PostgreSQL is killed starts it again by itself', async () => {
    const data = dataFolder(user, template.folder)
    const { address } = await startedServer(data, { user })
    const postmaster = postmasterOf(data)
    process.kill(postmaster, 'SIGKILL')
    await until(() => postgresOf(data).some(({ pid, isPostmaster }) => isPostmaster && pid !== postmaster))
    await until(() => isHealthy(address))
    expect(postmasterOf(data)).not.toBe(postmaster)
  })

  test('backends that outlive everything else do not keep the next server from starting', async () => {
    const data = dataFolder(user, template.folder)
    const first = await startedServer(data, { user })
    const postmaster = postmasterOf(data)
    const stuck = postgresOf(data).filter(({ isPostmaster }) => !isPostmaster)
    // A stopped process cannot notice that its postmaster is gone, and holds the shared memory.
    for (const { pid } of stuck) process.kill(pid, 'SIGSTOP')
    first.kill('SIGKILL')
    process.kill(postmaster, 'SIGKILL')
    await first.ended
    const second = await startedServer(data, { user })
    expect(await isHealthy(second.address)).toBe(true)
    expect(postgresOf(data).map(({ pid }) => pid)).not.toContain(stuck[0]?.pid)
  })
})

test('kill -9 of the backends costs their connections only', async () => {
  const data = dataFolder(undefined, template.folder)
  const { address } = await startedServer(data)
  const postmaster = postmasterOf(data)
  await until(() => isHealthy(address))
  const backends = postgresOf(data).filter(({ isPostmaster }) => !isPostmaster)
  await endProcesses(
    backends.map(({ pid }) => pid),
    'SIGKILL',
    5_000,
  )
  await until(() => isHealthy(address))
  expect(postmasterOf(data)).toBe(postmaster)
})

test('a stale pid file whose number now belongs to somebody else is no obstacle', async () => {
  const data = dataFolder(undefined, template.folder)
  const sockets = join(data, 'postgres/run')
  const stale = `${process.pid}\n${join(data, 'postgres/cluster')}\n1\n5432\n${sockets}\n\n  1 1\nready   \n`
  writeFileSync(join(data, 'postgres/cluster/postmaster.pid'), stale)
  mkdirSync(sockets, { recursive: true, mode: 0o700 })
  writeFileSync(join(sockets, '.s.PGSQL.5432'), '')
  writeFileSync(join(sockets, '.s.PGSQL.5432.lock'), stale)
  expect(await isHealthy((await startedServer(data)).address)).toBe(true)
})

test('a first start that was killed while the database was being made starts over', async () => {
  const data = dataFolder()
  const first = peremena(['start'], data)
  await until(() => existsSync(join(data, `postgres/cluster.new-${first.pid}/PG_VERSION`)))
  first.kill('SIGKILL')
  await first.ended
  const second = await startedServer(data)
  expect(await isHealthy(second.address)).toBe(true)
  // Whoever founds the school opens this very address, whatever port and host were chosen.
  await until(() => second.output().includes(`one-time link: ${second.address}/first-run#`), 5_000)
})

test('a moved data folder starts where it is now', async () => {
  const data = dataFolder(undefined, template.folder)
  const first = await startedServer(data)
  first.kill('SIGTERM')
  await first.ended
  const elsewhere = dataFolder(undefined, data)
  rmSync(data, { recursive: true })
  expect(await isHealthy((await startedServer(elsewhere)).address)).toBe(true)
})

test('a verb uses the running server’s database, or starts one for its own time', async () => {
  const data = dataFolder(undefined, template.folder)
  expect(await finished(peremena(['schema'], data))).toMatchObject({
    code: 0,
    output: expect.stringContaining('create table') as string,
  })
  expect(postgresOf(data)).toEqual([])
  const server = await startedServer(data)
  expect((await finished(peremena(['schema', '--json'], data))).code).toBe(0)
  expect(await isHealthy(server.address)).toBe(true)
})
