// Writes what is derived from the migrations: server/schema.sql and the row types. `--check` only compares.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '#server/config.ts'
import { openDatabase } from '#server/platform/database/open.ts'
import { describeSchema } from '#server/platform/database/schema.ts'
import { rowTypes } from './row-types.ts'

const root = join(import.meta.dirname, '..')

export async function generate(): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'peremena-generate-'))
  const quiet = { info: () => {}, warn: () => {}, error: console.error }
  const database = await openDatabase(readConfig({}, { data: folder }), quiet)
  try {
    return {
      'server/schema.sql': await describeSchema(database.pool),
      'server/src/platform/database/types.ts': await rowTypes(database.pool),
    }
  } finally {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) {
  const check = process.argv.includes('--check')
  for (const [file, text] of Object.entries(await generate())) {
    const path = join(root, file)
    if (!check) writeFileSync(path, text)
    else if (readFileSync(path, 'utf8') !== text) {
      console.error(`${file} is older than the migrations: run npm run generate and commit it`)
      process.exitCode = 1
    }
  }
}
