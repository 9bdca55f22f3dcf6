import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor, Limit } from '#server/platform/call.ts'
import { heldClock } from '#server/platform/clock.ts'
import { newId } from '#server/platform/ids.ts'
import { testServer, type TestServer } from '#server/platform/testing.ts'
import { rawSocket } from '#server/testing/raw-socket.ts'
import { conversation, people } from '#server/testing/world.ts'
import { fileLimit, requestLimit, signalLimit, socketLimit } from './door-limits.ts'

let server: TestServer
let address: string
let [who, other]: Actor[] = []
beforeAll(async () => {
  server = await testServer({ clock: heldClock() })
  address = (await server.app.listen()).address
  ;[who, other] = await people(server.pool, 2)
  await conversation(server.pool, [who!, other!])
})
afterAll(() => server.close())

function useUp(key: string, limit: Limit): void {
  for (let n = 0; n < limit.count; n++) server.services.limiter.take(key, limit)
}

const fetchAs = async (actor: Actor, path: string) =>
  (await fetch(address + path, { headers: { authorization: `Bearer ${actor.sessionId}` } })).status

it('signals that are too many are passed over, those of others are not, and the line stays', async () => {
  useUp(`signal ${who!.accountId}`, signalLimit)
  const [mine, theirs] = [await rawSocket(address, who!.sessionId), await rawSocket(address, other!.sessionId)]
  await mine.hello()
  await theirs.hello()
  mine.say({ t: 'signal', n: 'watch', d: { personIds: [other!.personId] } })
  theirs.say({ t: 'signal', n: 'watch', d: { personIds: [who!.personId] } })
  await expect.poll(() => theirs.signals('presence')).toHaveLength(1)
  expect(mine.signals('presence')).toEqual([])
  mine.ws.close()
  theirs.ws.close()
})

it('an account that fetches too many files or opens too many sockets waits, another does not', async () => {
  const file = `/api/files/${newId()}/1/${newId()}`
  expect(await fetchAs(who!, file)).toBe(404)
  useUp(`file ${who!.accountId}`, fileLimit)
  useUp(`socket ${who!.accountId}`, socketLimit)
  expect(await fetchAs(who!, file)).toBe(429)
  expect((await rawSocket(address, who!.sessionId)).ws.readyState).not.toBe(1)
  expect(await fetchAs(other!, file)).toBe(404)
})

it('an address that asks too often is refused before anything is looked up', async () => {
  useUp('request 127.0.0.1', requestLimit)
  expect(await fetchAs({ ...who!, sessionId: newId() }, '/')).toBe(429)
  expect((await rawSocket(address, other!.sessionId)).ws.readyState).not.toBe(1)
})
