import type { Pool } from 'pg'
import { expect, test } from 'vitest'
import { sessionOf } from './identity.ts'
import { forgetToken } from './session-cache.ts'

const at = new Date('2026-11-23T09:00:00Z')
const row = { sessionId: 's', accountId: 'a', personId: 'p', locale: 'ru', ephemeral: false, seenAt: at }

/** A database whose first answer comes only when it is let go; from then on the session is over. */
function slowPool() {
  const { promise, resolve } = Promise.withResolvers<{ rows: object[] }>()
  let asked = 0
  const pool = { query: () => (asked++ === 0 ? promise : Promise.resolve({ rows: [] })) }
  return { pool: pool as unknown as Pool, answer: () => resolve({ rows: [row] }) }
}

test('a session that ends while it is looked up is not believed afterwards', async () => {
  const { pool, answer } = slowPool()
  const looked = sessionOf(pool, 'token', at)
  forgetToken('s')
  answer()
  await looked
  expect(await sessionOf(pool, 'token', at)).toBeNull()
})

test('otherwise the database is asked once in some seconds', async () => {
  const { pool, answer } = slowPool()
  answer()
  await sessionOf(pool, 'another', at)
  expect(await sessionOf(pool, 'another', at)).toMatchObject({ sessionId: 's' })
})
