import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from './ids.ts'
import { runAs } from './run-command.ts'
import { testServer, type TestServer } from './testing.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

test('a command that breaks says why, and nothing that it wanted written fails beside it, heard by nobody', async () => {
  const unheard: unknown[] = []
  const hear = (error: unknown) => void unheard.push(error)
  process.on('unhandledRejection', hear)
  const broken = runAs(server.services, null, async (ctx) => {
    await sql`select 1 / 0`.execute(ctx.tx).catch(() => undefined)
    ctx.later('told', newId(), {})
    ctx.audit('organisation.founded', {})
    await sql`select 1`.execute(ctx.tx).catch(() => undefined)
    throw new Error('broke, as asked')
  })
  await expect(broken).rejects.toThrow('broke, as asked')
  await new Promise((resolve) => setImmediate(resolve))
  process.off('unhandledRejection', hear)
  expect(unheard).toEqual([])
})
