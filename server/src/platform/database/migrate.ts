import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ClientBase } from 'pg'
import { refuseStart } from '#server/start-refusal.ts'

export type Migration = { number: number; name: string; sql: string; checksum: string }

export const MIGRATIONS_FOLDER = join(import.meta.dirname, '../../../migrations')

/** The ordered list of plain SQL files `0001-name.sql`. Throws when a name has no number or two share one. */
export function readMigrations(folder: string = MIGRATIONS_FOLDER): Migration[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
  const migrations = files.map((file) => readMigration(folder, file))
  const twice = migrations.find(({ number }, index) => number === migrations[index - 1]?.number)
  if (twice) throw new Error(`two migrations have the number ${twice.number}`)
  return migrations
}

/**
 * Brings the database up to date, each migration in a transaction of its own, one process at a time. Answers how many
 * were applied. Throws a `StartRefusal` when the database is newer than this program or its history is another.
 */
export async function migrate(client: ClientBase, migrations: Migration[] = readMigrations()): Promise<number> {
  await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK])
  try {
    const applied = await readApplied(client)
    checkHistory(applied, migrations)
    const done = new Set(applied.map(({ number }) => number))
    const missing = migrations.filter(({ number }) => !done.has(number))
    for (const migration of missing) await apply(client, migration)
    return missing.length
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [ADVISORY_LOCK])
  }
}

function readMigration(folder: string, file: string): Migration {
  const number = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(file)?.[1])
  if (Number.isNaN(number)) throw new Error(`a migration is named 0001-like-this.sql, not ${file}`)
  const sql = readFileSync(join(folder, file), 'utf8')
  return { number, name: file.slice(0, -'.sql'.length), sql, checksum: createHash('sha256').update(sql).digest('hex') }
}

/** Any number that no other program on the same database is likely to take. */
const ADVISORY_LOCK = 7_305_804_401

type Applied = { number: number; name: string; checksum: string }

async function readApplied(client: ClientBase): Promise<Applied[]> {
  await client.query(`CREATE TABLE IF NOT EXISTS schema_migrations (
    number integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`)
  return (await client.query<Applied>('SELECT number, name, checksum FROM schema_migrations ORDER BY number')).rows
}

function checkHistory(applied: Applied[], migrations: Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.number, migration]))
  const unknown = applied.findLast(({ number }) => !known.has(number))
  if (unknown) {
    refuseStart(
      `База данных обновлена более новой версией Peremena (${unknown.name}): запустите ту версию или новее.`,
      `The database was upgraded by a newer version of Peremena (${unknown.name}): start that version or a newer one.`,
    )
  }
  const changed = applied.find(({ number, checksum }) => known.get(number)?.checksum !== checksum)
  if (!changed) return
  refuseStart(
    `Изменение базы ${changed.name} применено в другом виде: эта база от другой сборки Peremena. Запустите ту сборку или задайте другую папку данных.`,
    `The migration ${changed.name} was applied in another form: this database is of another build of Peremena. Start that build or set another data folder.`,
  )
}

async function apply(client: ClientBase, migration: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    // A big table may take longer than any everyday statement.
    await client.query('SET LOCAL statement_timeout = 0')
    await client.query(migration.sql)
    await client.query('INSERT INTO schema_migrations (number, name, checksum) VALUES ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.checksum,
    ])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw new Error(`migration ${migration.name} failed`, { cause: error })
  }
}
