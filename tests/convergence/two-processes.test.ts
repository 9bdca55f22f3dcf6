import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { editMessage, reactToMessage, sendMessage } from '#protocol/messages.ts'
import { markRead, removeParticipant } from '#protocol/conversations.ts'
import type { App } from '#server/app.ts'
import type { Actor } from '#server/platform/call.ts'
import { Refusal } from '#server/platform/refusal.ts'
import { appOn, driverOf, testServer, type TestServer } from '#server/platform/testing.ts'
import { conversation, people } from '#server/testing/world.ts'
import { giveSessions } from '../access/world.ts'
import { schoolSteps, town } from './school-steps.ts'
import { socketViewer } from './socket-viewer.ts'

let first: TestServer
let second: App
let addresses: string[]
beforeAll(async () => {
  first = await testServer({ env: { PEREMENA_RATE_FACTOR: '1000' }, recheckMs: 150 })
  second = await appOn(first, { env: { PEREMENA_RATE_FACTOR: '1000' }, recheckMs: 150 })
  addresses = [(await first.app.listen()).address, (await second.listen()).address]
})
afterAll(async () => {
  await second.drain()
  await first.close()
})

it('two server processes on one database show everybody the same, also to those whose line breaks', async () => {
  const actors = await people(first.pool, 4)
  const rooms = [await conversation(first.pool, actors), await conversation(first.pool, actors.slice(0, 3))]
  const viewers = await Promise.all(actors.map((actor, n) => socketViewer(first, addresses[n % 2]!, actor)))
  for (const one of viewers) await one.connect()
  const drivers = [first, driverOf(second)]

  for (let round = 0; round < 60; round++) {
    await act(drivers[round % 2]!, actors[(round * 7) % 3]!, rooms[round % 5 === 0 ? 1 : 0]!, round)
    if (round % 9 === 4) viewers[round % 4]!.cut()
    if (round % 9 === 8) await viewers[(round - 4) % 4]!.connect()
  }
  for (const one of viewers) one.cut()
  for (const one of viewers) await one.connect()
  await Promise.all(viewers.map((one) => one.settled()))

  for (const one of viewers) expect(one.held()).toEqual(await one.fresh())

  // Everybody's line is a live one: what is said now comes over it, not by being asked for.
  const before = viewers.map((one) => one.liveEvents())
  await act(drivers[1]!, actors[0]!, rooms[0]!, 0)
  await expect.poll(() => viewers.map((one, n) => one.liveEvents() > before[n]!)).toEqual(viewers.map(() => true))
}, 300_000)

it('a removal made in one process stops delivery in the other', async () => {
  const actors = await people(first.pool, 3)
  const [owner, , leaver] = actors as [Actor, Actor, Actor]
  const room = await conversation(first.pool, actors)
  const eyes = await socketViewer(first, addresses[1]!, leaver)
  await eyes.connect()
  // The catch-up of the welcome is over: what comes now comes live.
  await eyes.settled()
  const say = (text: string) =>
    first.call(owner, sendMessage, { id: first.services.newId(), conversationId: room, text })
  await say('при всех')
  await expect.poll(() => eyes.liveEvents()).toBe(1)
  await first.call(owner, removeParticipant, { conversationId: room, personId: leaver.personId })
  await say('уже без него')
  await eyes.settled()
  expect(JSON.stringify(eyes.held())).not.toContain('уже без него')
  expect(eyes.held().conversations).toEqual([])
})

it('names, roles and classes change in two processes, for people whose lines break', async () => {
  const options = { env: { PEREMENA_RATE_FACTOR: '1000' }, recheckMs: 150 }
  const here = await town(options)
  const there = await appOn(here, options)
  try {
    await giveSessions(here.pool, here.viewers)
    const doors = [(await here.app.listen()).address, (await there.listen()).address]
    const viewers = await Promise.all(here.viewers.map((actor, n) => socketViewer(here, doors[n % 2]!, actor)))
    for (const one of viewers) await one.connect()
    const worlds = [here, { ...here, ...driverOf(there) }]
    for (const [n, { run }] of schoolSteps.entries()) {
      await run(worlds[n % 2]!)
      if (n % 4 === 1) viewers[n % viewers.length]!.cut()
      if (n % 4 === 3) await viewers[(n - 2) % viewers.length]!.connect()
    }
    const waiting = () => here.pool.query('select from outbox')
    await expect.poll(async () => (await waiting()).rows.length, { timeout: 20_000 }).toBe(0)
    for (const one of viewers) one.cut()
    for (const one of viewers) await one.connect()
    await Promise.all(viewers.map((one) => one.settled()))
    for (const one of viewers) expect(one.held()).toEqual(await one.fresh())
  } finally {
    await there.drain()
    await here.close()
  }
}, 300_000)

async function act(driver: Pick<TestServer, 'call' | 'services'>, who: Actor, conversationId: string, round: number) {
  const seq = 1 + (round % 7)
  try {
    if (round % 4 === 1) await driver.call(who, reactToMessage, { conversationId, seq, emoji: '👍' })
    else if (round % 4 === 2) await driver.call(who, markRead, { conversationId, seq })
    else if (round % 8 === 3) await driver.call(who, editMessage, { conversationId, seq, text: `иначе ${round}` })
    else await driver.call(who, sendMessage, { id: driver.services.newId(), conversationId, text: `строка ${round}` })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
  await sleep(10)
}
