import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startedServer } from './process.ts'

/** A data folder in which a server has run once and stopped cleanly: copying it is faster than making a database. */
export async function templateFolder(): Promise<{ folder: string; remove(): void }> {
  const parent = mkdtempSync(join(tmpdir(), 'peremena-start-template-'))
  const folder = join(parent, 'data')
  const server = await startedServer(folder)
  server.kill('SIGTERM')
  if ((await server.ended) !== 0) throw new Error(`the first server did not stop cleanly:\n${server.output()}`)
  return { folder, remove: () => rmSync(parent, { recursive: true }) }
}
