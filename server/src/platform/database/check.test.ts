import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { checkDatabase } from './check.ts'
import { connectAsSuperuser } from './embedded-database.ts'

test('a database in which search would find no Russian word is refused', async () => {
  const sockets = inject('testSockets')
  const admin = await connectAsSuperuser(sockets)
  await admin.query(`CREATE DATABASE not_utf8 TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C' LOCALE_PROVIDER libc`)
  await admin.query(`CREATE DATABASE no_ctype TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C' LOCALE_PROVIDER libc`)
  for (const database of ['not_utf8', 'no_ctype']) {
    const client = new pg.Client({ host: sockets, user: 'postgres', database })
    await client.connect()
    await expect(checkDatabase(client)).rejects.toThrow('Russian')
    await client.end()
    await admin.query(`DROP DATABASE ${database}`)
  }
  await admin.end()
})
