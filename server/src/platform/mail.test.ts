import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { claim, type OutboxRow } from './jobs/outbox.ts'
import { mailTopic, needsTls, onMailDue, sendMail } from './mail.ts'
import { mailServer, type MailServer } from './mail-testing.ts'
import { runAs } from './run-command.ts'
import type { Services } from './services.ts'
import { testServer, type TestServer } from './testing.ts'

let mail: MailServer
let server: TestServer
let services: Services
let logged: unknown[]
let now: Date

beforeAll(async () => {
  mail = await mailServer()
  server = await testServer({ env: mail.env })
  const note = (...given: unknown[]) => void logged.push(given)
  const log = Object.assign(Object.create(server.services.log) as Services['log'], { warn: note, error: note })
  services = { ...server.services, log, clock: { now: () => now } }
})
afterAll(async () => {
  await server.close()
  await mail.stop()
})
beforeEach(async () => {
  await mail.stop()
  await mail.start()
  mail.received.length = 0
  mail.behaviour.refuseAll = false
  logged = []
  now = new Date()
  await server.pool.query('delete from outbox')
})

const post = (address = 'anna@example.org') =>
  runAs(services, null, async (ctx) =>
    sendMail(ctx, { to: address, subject: 'Код', text: 'Код: 123456', until: new Date(now.getTime() + 1800_000) }),
  )
const handOver = () => claim(new Map([[mailTopic, onMailDue]]), services)
const waiting = async () => (await server.pool.query<OutboxRow>('select * from outbox')).rows

test('a letter arrives once, from the school’s address, with an id of its own', async () => {
  await post()
  await handOver()
  expect(mail.received).toHaveLength(1)
  const [letter] = mail.received
  expect(letter).toMatchObject({ to: ['anna@example.org'], text: expect.stringContaining('Код: 123456') })
  expect(letter!.messageId).toMatch(/^<[0-9a-f-]{36}@example\.org>$/)
  expect(letter!.raw).toMatch(/^Auto-Submitted: auto-generated/m)
  expect(await waiting()).toEqual([])
})

test('what waits in the database tells neither address nor text', async () => {
  await mail.stop()
  await post()
  const dump = JSON.stringify(await waiting())
  expect(dump).not.toMatch(/anna|123456/)
})

test('a mail server that is down gets the letter when it is back, and the log has no address', async () => {
  await mail.stop()
  await post()
  await handOver()
  expect(await waiting()).toHaveLength(1)
  expect(JSON.stringify(logged, (_, value: unknown) => (value instanceof Error ? value.stack : value))).not.toContain(
    'anna',
  )
  expect(logged).toHaveLength(1)
  await mail.start()
  now = new Date(now.getTime() + 10_000)
  await handOver()
  expect(mail.received).toHaveLength(1)
  expect(await waiting()).toEqual([])
})

test('handed over twice, it is the same letter', async () => {
  await post()
  const [row] = (await server.pool.query('select stream_id as "streamId", data from outbox')).rows as OutboxRow[]
  await onMailDue(row!, services)
  await onMailDue(row!, services)
  const ids = mail.received.map(({ messageId }) => messageId)
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(1)
})

test('a letter that is of no use any more is dropped', async () => {
  await mail.stop()
  await post()
  await mail.start()
  now = new Date(now.getTime() + 31 * 60_000)
  await handOver()
  expect(mail.received).toEqual([])
  expect(await waiting()).toEqual([])
})

test('a box that does not exist is not tried again', async () => {
  mail.behaviour.refuseAll = true
  await post()
  await handOver()
  expect(await waiting()).toEqual([])
  expect(JSON.stringify(logged)).toContain('550')
})

describe('a mail server that asks for a password', () => {
  const trusting = (url: string) => `${url}/?tls.rejectUnauthorized=false`
  const secret = 'п@роль:1'

  async function through(other: MailServer, smtpUrl: string): Promise<void> {
    const config = { ...services.config, smtpUrl }
    await post()
    await claim(new Map([[mailTopic, onMailDue]]), { ...services, config })
    await other.stop()
  }

  for (const tls of ['implicit', 'starttls'] as const) {
    test(`gets it and the letter through TLS, ${tls}`, async () => {
      const other = await mailServer({ tls, password: secret })
      await through(other, trusting(other.env.PEREMENA_SMTP_URL))
      expect(other.received).toMatchObject([{ to: ['anna@example.org'] }])
      expect(other.passwords).toEqual([secret])
      expect(await waiting()).toEqual([])
    })

    test(`learns neither password nor letter while nobody vouches for its certificate, ${tls}`, async () => {
      const other = await mailServer({ tls, password: secret })
      await through(other, other.env.PEREMENA_SMTP_URL)
      expect([other.received, other.passwords]).toEqual([[], []])
      expect(await waiting()).toHaveLength(1)
      expect(JSON.stringify(logged)).not.toMatch(/роль|anna/)
    })
  }

  test('keeps the letter for later when the password is wrong: the operator mends it', async () => {
    const other = await mailServer({ tls: 'implicit', password: secret })
    await through(other, trusting(other.env.PEREMENA_SMTP_URL.replace('school:', 'school:x')))
    expect(other.received).toEqual([])
    expect(await waiting()).toHaveLength(1)
    expect(JSON.stringify(logged)).not.toMatch(/роль|anna/)
  })

  test('never gets it in the clear over the network', () => {
    expect(needsTls('smtp://school:secret@mail.example.org:587')).toBe(true)
    expect(needsTls('smtp://mail.example.org')).toBe(false)
    expect(needsTls('smtp://school:secret@127.0.0.1:25')).toBe(false)
  })
})
