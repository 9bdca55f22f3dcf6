import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listConversations, markRead, muteConversation, renameConversation } from '#protocol/conversations.ts'
import { deleteMessage, sendMessage } from '#protocol/messages.ts'
import { pushKey, pushSettings, setPushSettings, subscribePush, unsubscribePush } from '#protocol/push.ts'
import type { Actor } from '#server/platform/call.ts'
import { appOn, testServer, type TestServer } from '#server/platform/testing.ts'
import { conversation, people } from '#server/testing/world.ts'
import { queueNotice } from './exports.ts'
import { device, fakePushService, isSignedBy } from './testing.ts'

const env = { PEREMENA_PUSH_PRIVATE_ADDRESSES: '1' }
let service: Awaited<ReturnType<typeof fakePushService>>
let server: TestServer
let zarema: Actor
let aminat: Actor
let fatima: Actor
let room: string

beforeAll(async () => {
  service = await fakePushService()
  server = await testServer({ env })
  await server.app.listen()
})
afterAll(async () => {
  await server.close()
  await service.close()
})
beforeEach(async () => {
  ;[zarema, aminat, fatima] = (await people(server.pool, 3)) as [Actor, Actor, Actor]
  room = await conversation(server.pool, [zarema, aminat, fatima])
  service.knocks.length = 0
  service.service.status = 201
  service.service.retryAfter = undefined
  service.service.held = Promise.resolve()
})
afterEach(() => server.pool.query('delete from push_subscriptions'))

async function subscribed(person: Actor, path: string) {
  const one = device(service, path)
  await server.call(person, subscribePush, one.subscription)
  return one
}

async function otherSession(person: Actor): Promise<Actor> {
  const sessionId = server.services.newId()
  await server.pool.query(
    `insert into sessions (id, account_id, token_hash, device, expires_at) values ($1, $2, $3, 'other', now() + interval '1 day')`,
    [sessionId, person.accountId, Buffer.from(sessionId)],
  )
  return { ...person, sessionId }
}

const say = (by: Actor, text: string, more: object = {}) =>
  server.call(by, sendMessage, { id: server.services.newId(), conversationId: room, text, ...more })

/** All that was sent so far has been thought about and sent, or not. */
async function allDone(): Promise<typeof service.knocks> {
  await waitFor(async () => {
    const { rows } = await server.pool.query(
      `select from outbox where topic = 'messages.stored' union all select from push_queue`,
    )
    return rows.length === 0
  })
  return service.knocks
}

async function allThoughtAbout(): Promise<boolean> {
  return (await server.pool.query(`select from outbox where topic = 'messages.stored'`)).rowCount === 0
}

async function waitFor(isSo: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 10_000; waited += 30) {
    if (await isSo()) return
    await sleep(30)
  }
  throw new Error('waited in vain')
}

const mention = (text: string, of: Actor) => ({
  entities: [{ type: 'mention' as const, offset: 0, length: text.length, personId: of.personId }],
})

describe('a message', () => {
  test('reaches every device of its readers once, without a word of what it says, and not its author', async () => {
    const phone = await subscribed(aminat, '/phone')
    const desk = device(service, '/desk')
    await server.call(await otherSession(aminat), subscribePush, desk.subscription)
    await subscribed(zarema, '/author')
    await say(zarema, 'Секретный текст')
    const knocks = await allDone()
    expect(knocks.map((one) => one.path).sort()).toEqual(['/desk', '/phone'])
    const payload = phone.read(knocks.find((one) => one.path === '/phone')!.body)
    expect(payload).toEqual({
      v: 1,
      kind: 'message',
      tag: room,
      text: 'Новое сообщение',
      conversationId: room,
      unread: 1,
    })
    expect(desk.read(knocks.find((one) => one.path === '/desk')!.body).tag).toBe(payload.tag)
    const { key } = await server.call(aminat, pushKey, {})
    expect(isSignedBy(key, service, knocks[0]!.headers.authorization!)).toBe(true)
    expect(JSON.stringify(knocks[0]!.headers)).not.toContain(room)
  })

  test('in a burst is one notification', async () => {
    const phone = await subscribed(aminat, '/phone')
    const holding = Promise.withResolvers<void>()
    service.service.held = holding.promise
    await Promise.all(['один', 'два', 'три'].map((text) => say(zarema, text)))
    await waitFor(allThoughtAbout)
    holding.resolve()
    const knocks = await allDone()
    expect(knocks.length).toBeGreaterThanOrEqual(1)
    expect(knocks.length).toBeLessThanOrEqual(2)
    expect(phone.read(knocks.at(-1)!.body).unread).toBe(1)
  })

  test('comes with the number that the list shows: no lines of the system, none deleted, none from before one came', async () => {
    const phone = await subscribed(aminat, '/phone')
    const [quiet, gone, before] = await Promise.all([1, 2, 3].map(() => conversation(server.pool, [zarema, aminat])))
    const { call, services } = server
    await call(zarema, renameConversation, { conversationId: quiet!, title: 'Иначе' })
    const id = () => services.newId()
    const { seq } = await call(zarema, sendMessage, { id: id(), conversationId: gone!, text: 'лишнее' })
    await call(zarema, deleteMessage, { conversationId: gone!, seq })
    await call(zarema, sendMessage, { id: id(), conversationId: before!, text: 'до прихода' })
    await server.pool.query('update participants set from_seq = 2 where conversation_id = $1 and person_id = $2', [
      before,
      aminat.personId,
    ])
    await allDone()
    await say(zarema, 'новое')
    expect(phone.read((await allDone()).at(-1)!.body).unread).toBe(1)
    const listed = (await call(aminat, listConversations, {})).conversations.filter(({ unread }) => unread > 0)
    expect(listed.map((one) => one.id)).toEqual([room])
  })

  test('comes with a number that holds notices which wait, too; one that was acknowledged elsewhere rings no more', async () => {
    const phone = await subscribed(aminat, '/phone')
    const { services, pool } = server
    const noticeId = services.newId()
    await pool.query(
      `with school as (
         insert into organisations (id, kind, name, short_name, time_zone)
         values ($1, 'school', 'Школа', 'Школа', 'Europe/Moscow') returning id
       ), notice as (
         insert into notices (id, organisation_id, author_id, title, text, circle, due_at, sent_at)
         select $1, id, $3, 'Приказ', '', '{"roles": ["teacher"]}', now() + interval '1 day', now()
         from school returning id, organisation_id)
       insert into notice_recipients (notice_id, organisation_id, person_id, role, position, class_name, asked_at)
       select id, organisation_id, $2, 'teacher', '', '', now() from notice`,
      [noticeId, aminat.personId, zarema.personId],
    )
    await queueNotice(services.db, [aminat.personId], services.clock.now())
    const read = async () => phone.read((await allDone()).at(-1)!.body)
    expect(await read()).toMatchObject({ kind: 'notice', tag: 'notices', unread: 1 })
    await say(zarema, 'новое')
    expect(await read()).toMatchObject({ kind: 'message', unread: 2 })
    await pool.query('update notice_recipients set acknowledged_at = now() where notice_id = $1', [noticeId])
    await queueNotice(services.db, [aminat.personId], services.clock.now())
    expect(await read()).toMatchObject({ kind: 'message', unread: 2 })
    await say(zarema, 'ещё новее')
    expect(await read()).toMatchObject({ kind: 'message', unread: 1 })
  })

  test('does not ring for whoever has the page open and visible, and rings when it is hidden', async () => {
    await subscribed(aminat, '/phone')
    const connection = {
      sessionId: aminat.sessionId,
      personId: aminat.personId,
      visible: true,
      push: () => {},
      close: () => {},
    }
    await server.services.fanout.connect(aminat.personId, connection)
    await say(zarema, 'вижу')
    expect(await allDone()).toEqual([])
    connection.visible = false
    await say(zarema, 'не вижу')
    expect(await allDone()).toHaveLength(1)
    server.services.fanout.disconnect(aminat.personId, connection)
  })

  test('does not ring in a muted chat, but a mention does, unless the person chose otherwise', async () => {
    const phone = await subscribed(aminat, '/phone')
    await server.call(aminat, muteConversation, { conversationId: room, until: '2100-01-01T00:00:00.000Z' })
    await say(zarema, 'тихо')
    expect(await allDone()).toEqual([])
    await say(zarema, 'Аминат', mention('Аминат', aminat))
    expect(phone.read((await allDone())[0]!.body)).toMatchObject({ kind: 'mention', text: 'Вас упомянули' })
    await server.call(aminat, setPushSettings, { mentionsPassMute: false })
    await say(zarema, 'Аминат', mention('Аминат', aminat))
    expect(await allDone()).toHaveLength(1)
  })

  test('read elsewhere before its turn does not ring', async () => {
    await subscribed(aminat, '/phone')
    const { seq } = await say(zarema, 'прочитано')
    await server.call(aminat, markRead, { conversationId: room, seq })
    expect(await allDone()).toEqual([])
  })

  test('is not rung to who left, and not for what lies before one’s time', async () => {
    await subscribed(aminat, '/phone')
    await subscribed(fatima, '/tablet')
    await server.pool.query('update participants set left_at = now() where person_id = $1', [aminat.personId])
    await server.pool.query('update participants set from_seq = 100 where person_id = $1', [fatima.personId])
    await say(zarema, 'не для них')
    expect(await allDone()).toEqual([])
  })
})

describe('nothing is lost', () => {
  test('a server killed right after the commit: the next one sends what was left', async () => {
    const killed = await appOn(server, { env })
    await subscribed(aminat, '/phone')
    const origin = { address: '127.0.0.1', device: 'test', language: 'ru', requestId: 'x' } as const
    const input = { id: server.services.newId(), conversationId: room, text: 'перед падением' }
    // This process has no outbox of its own running: as if it had died here.
    await killed.calls.call('messages.send', { actor: zarema, origin, input })
    expect(await allDone()).toHaveLength(1)
    await killed.drain()
  })

  test('a service that is down is tried again later, a subscription that is gone is forgotten', async () => {
    await subscribed(aminat, '/phone')
    service.service.status = 503
    service.service.retryAfter = '120'
    await say(zarema, 'не дошло')
    await waitFor(
      async () =>
        (await server.pool.query('select from push_queue where attempts = 1 and due_at > now() + interval $$90 s$$'))
          .rowCount === 1,
    )
    const { rows } = await server.pool.query<{ wait: number }>(
      `select extract(epoch from due_at - now())::int as wait from push_queue where person_id = $1`,
      [aminat.personId],
    )
    expect(rows[0]!.wait).toBeGreaterThan(100)
    service.service.status = 410
    await server.pool.query('update push_queue set due_at = now()')
    expect(await allDone()).toHaveLength(2)
    expect((await server.call(aminat, pushSettings, {})).subscribed).toBe(false)
  })

  test('where nobody wants notifications a message costs no row', async () => {
    await say(zarema, 'никому')
    expect((await server.pool.query(`select from outbox where topic = 'messages.stored'`)).rows).toEqual([])
  })
})

describe('a subscription', () => {
  test('ends with its session and is never made on a borrowed computer', async () => {
    await subscribed(aminat, '/phone')
    await server.pool.query('update sessions set ended_at = now() where id = $1', [aminat.sessionId])
    await say(zarema, 'после выхода')
    expect(await allDone()).toEqual([])
    await server.pool.query('update sessions set ephemeral = true where id = $1', [fatima.sessionId])
    expect(await server.refusal(fatima, subscribePush, device(service, '/x').subscription)).toBe('push_not_here')
  })

  test('moves with the browser to whoever signs in there, and is taken back by its owner only', async () => {
    const { subscription } = await subscribed(aminat, '/shared')
    await server.call(fatima, subscribePush, subscription)
    await server.call(aminat, unsubscribePush, { endpoint: subscription.endpoint })
    expect((await server.call(fatima, pushSettings, {})).subscribed).toBe(true)
    expect((await server.call(aminat, pushSettings, {})).subscribed).toBe(false)
  })

  test('with keys that nothing can be encrypted for, or to an address inside, is refused', async () => {
    const { subscription } = device(service, '/x')
    expect(await server.refusal(aminat, subscribePush, { ...subscription, p256dh: 'A'.repeat(87) })).toBe('push_keys')
    const strict = await appOn(server)
    const request = {
      actor: aminat,
      origin: { address: '::1', device: '', language: 'ru', requestId: 'x' },
      input: subscription,
    } as const
    await expect(strict.calls.call('push.subscribe', request)).rejects.toThrow('push_endpoint')
    await strict.drain()
  })
})
