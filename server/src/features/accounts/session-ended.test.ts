import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import {
  blockAccount,
  listSessions,
  revokeSession,
  signIn,
  signOut,
  unblockAccount,
  type SessionEnded,
} from '#protocol/accounts.ts'
import { closeCodes, protocolVersion } from '#protocol/envelope.ts'
import { appOn } from '#server/platform/testing.ts'
import type { Browser } from '#server/testing/browser.ts'
import { testSchool, type School } from '../conversations/testing.ts'
import { giveWayIn, signedIn, testPassword } from './testing.ts'

let school: School
let address: string

beforeAll(async () => {
  school = await testSchool({ recheckMs: 60_000 })
  address = (await school.app.listen()).address
  await giveWayIn(school, school.mother, 'mother')
  await giveWayIn(school, school.fatima, 'fatima')
})
afterAll(() => school.close())

/** An open page; `closed` says with what code its socket ended, and what it was told before. */
async function openPage(of: Browser, through = address) {
  const socket = new WebSocket(`${through.replace('http', 'ws')}/api/socket`, { headers: { cookie: of.cookie! } })
  const told: SessionEnded[] = []
  const closed = once(socket, 'close').then(([code]) => ({ code: code as number, told }))
  const welcomed = new Promise<void>((resolve) => {
    socket.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as { t: string; n?: string; d: SessionEnded }
      if (frame.t === 'welcome') resolve()
      if (frame.n === 'session.ended') told.push(frame.d)
    })
  })
  await once(socket, 'open')
  socket.send(JSON.stringify({ t: 'hello', protocol: protocolVersion }))
  await welcomed
  return { socket, closed }
}

const blockMother = () =>
  school.call(school.head, blockAccount, { personId: school.mother.personId, reason: 'потерян телефон' })

const alongside = { login: 'fatima', password: testPassword, alongside: true }

test.each<[string, SessionEnded, (page: Browser) => Promise<unknown>]>([
  ['signing out', { reason: 'signed_out', wipe: true }, (page) => page.call(signOut, {})],
  ['going over to another account', { reason: 'switched', wipe: false }, (page) => page.call(signIn, alongside)],
  ['being closed by the head', { reason: 'blocked', wipe: true }, blockMother],
])('%s ends the open page at once and says whether to forget what is stored', async (_, told, end) => {
  await school.call(school.head, unblockAccount, { personId: school.mother.personId })
  const page = await signedIn(address, 'mother')
  const [hers, daughters] = [await openPage(page), await openPage(await signedIn(address, 'fatima'))]
  await end(page)
  expect(await hers.closed).toEqual({ code: closeCodes.sessionEnded, told: [told] })
  expect(daughters.socket.readyState).toBe(WebSocket.OPEN)
  daughters.socket.close()
})

test('a lost phone is told to forget, the desk that revoked it stays', async () => {
  await school.call(school.head, unblockAccount, { personId: school.mother.personId })
  const desk = await signedIn(address, 'mother')
  const phone = await openPage(await signedIn(address, 'mother'))
  const here = await openPage(desk)
  const { sessions } = await desk.call(listSessions, {})
  const newest = sessions.find((session) => !session.current)!
  await desk.call(revokeSession, { sessionId: newest.id })
  expect((await phone.closed).told).toEqual([{ reason: 'revoked', wipe: true }])
  expect(here.socket.readyState).toBe(WebSocket.OPEN)
  here.socket.close()
})

test('a session that another process ended is noticed here within moments', async () => {
  const here = await appOn(school, { recheckMs: 200 })
  const page = await openPage(await signedIn(address, 'mother'), (await here.listen()).address)
  await school.pool.query('update sessions set ended_at = now()')
  expect((await page.closed).code).toBe(closeCodes.sessionEnded)
  await here.drain()
})
