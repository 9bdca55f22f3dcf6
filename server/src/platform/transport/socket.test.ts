import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { blockAccount } from '#protocol/accounts.ts'
import { closeCodes, protocolVersion } from '#protocol/envelope.ts'
import { testSchool, type School } from '#server/features/conversations/testing.ts'
import type { Actor } from '#server/platform/call.ts'
import { newId } from '#server/platform/ids.ts'
import { rawSocket, type RawSocket } from '#server/testing/raw-socket.ts'

const helloMs = 700
let school: School
let address: string
beforeAll(async () => {
  school = await testSchool({ beatMs: 150, helloMs, recheckMs: 60_000 })
  address = (await school.app.listen()).address
})
afterAll(() => school.close())

let open: RawSocket[]
beforeEach(() => {
  open = []
})
afterEach(() => {
  for (const socket of open) socket.ws.terminate()
})

/** A token of a session that has just begun. */
async function tokenFor(actor: Actor): Promise<string> {
  const token = newId()
  await school.pool.query(
    `insert into sessions (id, account_id, token_hash, device, expires_at)
     values ($1, $2, sha256($3::text::bytea), 'test', now() + interval '1 day')`,
    [newId(), actor.accountId, token],
  )
  return token
}

async function socketOf(actor: Actor, options?: Parameters<typeof rawSocket>[2], token?: string): Promise<RawSocket> {
  const socket = await rawSocket(address, token ?? (await tokenFor(actor)), options)
  open.push(socket)
  return socket
}

describe('a socket that was opened before its session ended', () => {
  const newcomer = () => school.make.staff(school.school, 'staff', 'Новая', 'Анна')

  it('is closed though it has said nothing yet, and hears why', async () => {
    const who = await newcomer()
    const socket = await socketOf(who)
    await school.call(school.head, blockAccount, { personId: who.personId, reason: 'потерян телефон' })
    expect(await socket.closed).toBe(closeCodes.sessionEnded)
    expect(socket.signals('session.ended')).toEqual([{ reason: 'blocked', wipe: true }])
  })

  it('gets no welcome when another process ended the session', async () => {
    const who = await newcomer()
    const socket = await socketOf(who)
    await school.pool.query('update sessions set ended_at = now() where account_id = $1', [who.accountId])
    socket.say({ t: 'hello', protocol: protocolVersion })
    expect(await socket.closed).toBe(closeCodes.sessionEnded)
    expect(socket.frames.map((frame) => frame.t)).not.toContain('welcome')
  })

  it('is closed when no hello comes', async () => {
    const socket = await socketOf(school.teacher)
    const greeted = await socketOf(school.teacher)
    await greeted.hello()
    expect(await socket.closed).toBe(closeCodes.badFrame)
    expect(greeted.ws.readyState).toBe(greeted.ws.OPEN)
  })
})
