import type { PoolClient } from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { migrate, readMigrations, type Migration } from './migrate.ts'
import { testDatabase, type TestDatabase } from './testing.ts'

let database: TestDatabase
let client: PoolClient
beforeAll(async () => {
  database = await testDatabase()
  client = await database.pool.connect()
})
beforeEach(async () => {
  await client.query('DROP TABLE IF EXISTS one, two, schema_migrations')
})
afterAll(async () => {
  client.release()
  await database.close()
})

const one = migration(1, 'CREATE TABLE one (id int)')
const two = migration(2, 'CREATE TABLE two (id int)')

function migration(number: number, sql: string, checksum = sql): Migration {
  return { number, name: `000${number}-test`, sql, checksum }
}

async function exists(table: string): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>('SELECT to_regclass($1) IS NOT NULL AS found', [table])
  return rows[0]?.found === true
}

test('each migration is applied once', async () => {
  expect(await migrate(client, [one])).toBe(1)
  expect(await migrate(client, [one, two])).toBe(1)
  expect(await migrate(client, [one, two])).toBe(0)
})

test('a migration that fails leaves nothing half-made', async () => {
  const broken = migration(2, 'CREATE TABLE two (id int); SELECT no_such_function()')
  await expect(migrate(client, [one, broken])).rejects.toThrow('0002-test')
  expect([await exists('one'), await exists('two')]).toEqual([true, false])
  expect(await migrate(client, [one, two])).toBe(1)
})

test('two servers that start together migrate once', async () => {
  const other = await database.pool.connect()
  const [mine, others] = await Promise.all([migrate(client, [one, two]), migrate(other, [one, two])])
  expect(mine + others).toBe(2)
  other.release()
})

test('the database of a newer version is not touched', async () => {
  await migrate(client, [one, two])
  await expect(migrate(client, [one])).rejects.toThrow('newer version')
})

test('a database whose history is another is not touched', async () => {
  await migrate(client, [one])
  await expect(migrate(client, [migration(1, one.sql, 'other'), two])).rejects.toThrow('another form')
  expect(await exists('two')).toBe(false)
})

test('our own migrations are numbered', () => {
  expect(readMigrations().length).toBeGreaterThan(0)
})
