import pg from 'pg'
import { SUPERUSER } from './embedded-initdb.ts'

const NAME = 'peremena'

/**
 * Makes the product's database in an embedded cluster, if it is not there yet, and answers its address. The server
 * works as the owner of that database, not as a superuser.
 */
export async function ensureDatabase(sockets: string): Promise<string> {
  const admin = await connectAsSuperuser(sockets)
  try {
    const { rows } = await admin.query<{ role: boolean; database: boolean }>(
      `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS role,
              EXISTS (SELECT FROM pg_database WHERE datname = $1) AS database`,
      [NAME],
    )
    if (!rows[0]?.role) await admin.query(`CREATE ROLE ${NAME} LOGIN`)
    if (!rows[0]?.database) await admin.query(`CREATE DATABASE ${NAME} OWNER ${NAME}`)
  } finally {
    await admin.end()
  }
  return addressOf(sockets, NAME)
}

export async function connectAsSuperuser(sockets: string): Promise<pg.Client> {
  const client = new pg.Client({ host: sockets, user: SUPERUSER, database: 'postgres' })
  client.on('error', () => {})
  await client.connect()
  return client
}

/** The address of a database behind a socket, as node-postgres and libpq read it. */
export function addressOf(sockets: string, database: string): string {
  return `postgres://${NAME}@localhost/${database}?host=${encodeURIComponent(sockets)}`
}
