import { expect, test } from 'vitest'
import { testDatabase } from './testing.ts'

test('two tests never see each other’s rows: each database is its own', async () => {
  const [one, other] = await Promise.all([testDatabase(), testDatabase()])
  await one.pool.query('CREATE TABLE only_here (id bigint)')
  const { rows } = await other.pool.query(
    `SELECT to_regclass('only_here') AS found, 9007199254740991::bigint AS big, date '2026-03-01' AS day`,
  )
  expect(rows[0]).toEqual({ found: null, big: 9007199254740991, day: '2026-03-01' })
  await Promise.all([one.close(), other.close()])
})

test('the server works without the powers of a superuser', async () => {
  const { pool, close } = await testDatabase()
  const { rows } = await pool.query<{ rolsuper: boolean }>('SELECT rolsuper FROM pg_roles WHERE rolname = current_user')
  expect(rows[0]?.rolsuper).toBe(false)
  await close()
})
