import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { inject } from 'vitest'
import { addressOf, connectAsSuperuser } from './embedded-database.ts'
import { openPool } from './pool.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Socket folder of the cluster that all tests of a run share. */
    testSockets: string
    /** Where the servers of a run keep files; gone after it. */
    testData: string
  }
}

export const TEMPLATE = 'peremena_template'

export type TestDatabase = {
  pool: pg.Pool
  url: string
  close(): Promise<void>
}

/** A migrated database of one's own, in some 30 ms; it is dropped on `close`, and at the end of the run in any case. */
export async function testDatabase(): Promise<TestDatabase> {
  const sockets = inject('testSockets')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asSuperuser(sockets, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} STRATEGY file_copy OWNER peremena`)
  const url = addressOf(sockets, name)
  const quiet = { info: () => {}, warn: () => {}, error: () => {} }
  const pool = openPool(url, { connectionsMax: 8, log: quiet })
  return {
    pool,
    url,
    async close() {
      await pool.end()
      await asSuperuser(sockets, `DROP DATABASE ${name} WITH (FORCE)`)
    },
  }
}

async function asSuperuser(sockets: string, statement: string): Promise<void> {
  const admin = await connectAsSuperuser(sockets)
  try {
    await admin.query(statement)
  } finally {
    await admin.end()
  }
}
