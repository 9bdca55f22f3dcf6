import type { ClientBase } from 'pg'
import { refuseStart } from '#server/start-refusal.ts'

const VERSION_MIN = 18

/**
 * Checks what no migration can mend: version, encoding, and that words of Cyrillic letters have trigrams (they have
 * none when LC_CTYPE knows no UTF-8, and search would find nothing without saying why). Throws a `StartRefusal`.
 */
export async function checkDatabase(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string }>(
    `SELECT current_setting('server_version_num')::int / 10000 AS version, current_setting('server_encoding') AS encoding`,
  )
  const { version = 0, encoding = '' } = rows[0] ?? {}
  if (version < VERSION_MIN) {
    refuseStart(
      `Нужна PostgreSQL ${VERSION_MIN} или новее, в PEREMENA_DATABASE_URL — ${version}.`,
      `PostgreSQL ${VERSION_MIN} or newer is needed; PEREMENA_DATABASE_URL has ${version}.`,
    )
  }
  if (encoding !== 'UTF8' || !(await knowsCyrillicTrigrams(client))) {
    refuseStart(
      `База данных не подходит для русского текста (кодировка ${encoding}): создайте её с ENCODING 'UTF8' и LC_CTYPE 'C.UTF-8'.`,
      `The database does not fit Russian text (encoding ${encoding}): create it with ENCODING 'UTF8' and LC_CTYPE 'C.UTF-8'.`,
    )
  }
}

async function knowsCyrillicTrigrams(client: ClientBase): Promise<boolean> {
  try {
    await client.query('CREATE EXTENSION IF NOT EXISTS pg_trgm')
  } catch {
    refuseStart(
      'В базе данных нет расширения pg_trgm: попросите её администратора выполнить CREATE EXTENSION pg_trgm.',
      'The database lacks the extension pg_trgm: ask its administrator to run CREATE EXTENSION pg_trgm.',
    )
  }
  const { rows } = await client.query<{ known: boolean }>(`SELECT show_trgm('Привет') <> '{}' AS known`)
  return rows[0]?.known === true
}
