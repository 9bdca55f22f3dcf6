import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { addressOf } from '#server/platform/database/embedded-database.ts'
import { openCluster } from '#server/platform/database/embedded.ts'
import { cleanUp, dataFolder, finished, isHealthy, peremena, postgresOf, startedServer } from './process.ts'
import { templateFolder } from './template.ts'
import { ordinary } from './users.ts'

let template: { folder: string; remove(): void }
beforeAll(async () => {
  template = await templateFolder()
})
afterEach(cleanUp)
afterAll(() => template.remove())

/** One sentence, no stack, and a code that scripts notice. */
async function refusal(data: string, env: Record<string, string> = {}): Promise<string> {
  const { code, output } = await finished(peremena(['start'], data, { env }))
  expect(code).toBe(1)
  const sentences = output
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('· '))
  expect(sentences).toHaveLength(1)
  return sentences[0] ?? ''
}

test('a second instance on the same data folder is told who has it, and the first works on', async () => {
  const data = dataFolder(undefined, template.folder)
  const first = await startedServer(data)
  const said = await refusal(data)
  expect(said).toContain(String(first.pid))
  expect(said).toContain(first.address)
  expect(await isHealthy(first.address)).toBe(true)
})

test('a busy port is named before anything is started', async () => {
  const data = dataFolder()
  const other = await listening()
  const { port } = other.address() as { port: number }
  expect(await refusal(data, { PEREMENA_PORT: String(port) })).toContain(`Port ${port} is taken`)
  expect(postgresOf(data)).toEqual([])
  other.close()
})

test('proxies that are no addresses are named', async () => {
  const said = await refusal(dataFolder(), { PEREMENA_TRUSTED_PROXIES: '127.0.0.1, nginx.local' })
  expect(said).toContain('PEREMENA_TRUSTED_PROXIES')
  expect(said).toContain('addresses and networks')
})

test('a certificate or key that cannot be used is named', async () => {
  const data = dataFolder()
  const [cert, key] = [join(data, 'cert.pem'), join(data, 'key.pem')]
  const env = { PEREMENA_TLS_CERT: cert, PEREMENA_TLS_KEY: key }
  expect(await refusal(data, env)).toContain(`${cert} (PEREMENA_TLS_CERT) cannot be read (ENOENT)`)
  for (const file of [cert, key]) writeFileSync(file, 'not PEM')
  expect(await refusal(data, env)).toContain('no PEM certificate with its key')
  expect(postgresOf(data)).toEqual([])
})

test('a folder that cannot be made or written to is named', async () => {
  const data = dataFolder()
  writeFileSync(join(data, 'file'), '')
  expect(await refusal(join(data, 'file', 'data'))).toContain('cannot be written to')
})

test.skipIf(process.getuid?.() === 0 && !ordinary)('a folder that others own is named', async () => {
  const data = dataFolder(ordinary)
  chmodSync(data, 0o500)
  const { code, output } = await finished(peremena(['start'], data, { user: ordinary }))
  expect([code, output]).toEqual([1, expect.stringContaining('cannot be written to')])
})

test('a database of a newer PostgreSQL is left as it is', async () => {
  const data = dataFolder(undefined, template.folder)
  const file = join(data, 'postgres/cluster/PG_VERSION')
  writeFileSync(file, '19\n')
  expect(await refusal(data)).toContain('PostgreSQL 19')
  expect(readFileSync(file, 'utf8')).toBe('19\n')
  writeFileSync(file, '18\n')
  expect(await isHealthy((await startedServer(data)).address)).toBe(true)
})

test('a database that a newer version of Peremena upgraded is left as it is', async () => {
  const data = dataFolder(undefined, template.folder)
  await inDatabase(data, `INSERT INTO schema_migrations (number, name, checksum) VALUES (9999, '9999-tomorrow', '')`)
  expect(await refusal(data)).toContain('9999-tomorrow')
  expect(postgresOf(data)).toEqual([])
  await inDatabase(data, 'DELETE FROM schema_migrations WHERE number = 9999')
  expect(await isHealthy((await startedServer(data)).address)).toBe(true)
})

test('a database that does not answer is named, its password is not', async () => {
  // Nobody listens on port 1, and nobody is given it who asks for any.
  const said = await refusal(dataFolder(), { PEREMENA_DATABASE_URL: 'postgres://school:secret@127.0.0.1:1/school' })
  expect(said).toContain('127.0.0.1:1')
  expect(said).not.toContain('secret')
})

test('data whose key is gone is not given a new one', async () => {
  const data = dataFolder(undefined, template.folder)
  rmSync(`${data}.key`)
  expect(await refusal(data)).toContain('key file')
  expect(postgresOf(data)).toEqual([])
})

test('the demo does not move into the data of a school, nor a school into the demo', async () => {
  const data = dataFolder(undefined, template.folder)
  const { code, output } = await finished(peremena(['start', '--demo'], data))
  expect([code, output]).toEqual([1, expect.stringContaining('PEREMENA_DATA')])
})

test('a setting that does not fit is named', async () => {
  expect(await refusal(dataFolder(), { PEREMENA_PORT: 'eighty' })).toContain('PEREMENA_PORT')
})

async function listening(): Promise<Server> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

async function inDatabase(data: string, statement: string): Promise<void> {
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  const cluster = await openCluster({ dataFolder: data, log })
  const client = new pg.Client({ connectionString: addressOf(cluster.sockets, 'peremena') })
  await client.connect()
  await client.query(statement)
  await client.end()
  await cluster.stop()
}
