import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServer, type TestServer } from '#server/platform/testing.ts'
import { buildDemo } from './build-demo.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer({ env: { PEREMENA_DEMO: '1', PEREMENA_DATA: '/tmp/demo/test-data' } })
  const t = performance.now()
  await buildDemo(server.services)
  console.log('built in', performance.now() - t)
}, 60_000)
afterAll(() => server.close())
test('x', async () => {
  for (const t of [
    'persons',
    'accounts',
    'conversations',
    'participants',
    'messages',
    'events',
    'reactions',
    'read_marks',
    'mentions',
    'files',
    'file_references',
    'message_search',
    'join_codes',
    'join_requests',
    'reports',
  ])
    console.log(t, (await server.pool.query(`select count(*) from ${t}`)).rows[0].count)
  expect(1).toBe(1)
})
