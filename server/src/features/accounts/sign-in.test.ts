import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  foundInstallation,
  listSessions,
  me,
  revokeOtherSessions,
  setupState,
  signIn,
  signOut,
} from '#protocol/accounts.ts'
import { testServer, type TestServer } from '#server/platform/testing.ts'
import { browser } from '#server/testing/browser.ts'
import { firstRunLink } from './first-run.ts'

let server: TestServer
let address: string
const password = 'гора над морем'

beforeAll(async () => {
  server = await testServer()
  address = (await server.app.listen()).address
})
afterAll(() => server.close())

const founding = {
  kind: 'school' as const,
  name: 'МБОУ «СОШ № 5 г. Дербента»',
  shortName: 'Школа № 5',
  timeZone: 'Europe/Moscow',
  person: { familyName: 'Гасанова', givenName: 'Зарема', patronymic: 'Магомедовна' },
  login: 'Zarema.Gasanova',
  password,
  locale: 'ru' as const,
}

async function tokenOfLink(): Promise<string> {
  return (await firstRunLink(server.services))!.split('#')[1]!
}

describe('founding', () => {
  test('a guessed link founds nothing', async () => {
    const stranger = browser(address)
    expect((await stranger.send(foundInstallation, { ...founding, token: 'x'.repeat(43) })).refusal.code).toBe(
      'first_run_link_invalid',
    )
    expect((await stranger.call(setupState, {})).founded).toBe(false)
  })

  test('two people with the same link: one founds, the other is told', async () => {
    const token = await tokenOfLink()
    const answers = await Promise.all(
      ['first-one', 'other-one'].map((login) =>
        browser(address).send(foundInstallation, { ...founding, token, login }),
      ),
    )
    expect(new Set(answers.map((one) => one.status))).toEqual(new Set([200, 409]))
    await server.pool.query(`update accounts set login = 'zarema.gasanova'`)
  })

  test('after founding the link is gone and everybody sees whose server it is', async () => {
    expect(await server.app.firstRunLink()).toBeUndefined()
    const state = await browser(address).call(setupState, {})
    expect(state).toMatchObject({ founded: true, name: 'Школа № 5', demo: false })
  })
})

describe('signing in', () => {
  test('the founder comes back in any spelling of the login and is the head', async () => {
    const her = browser(address)
    await her.call(signIn, { login: ' ZAREMA.gasanova ', password })
    expect(await her.call(me, {})).toMatchObject({
      login: 'zarema.gasanova',
      fullName: 'Гасанова Зарема Магомедовна',
      pending: false,
      ephemeral: false,
      roles: [{ role: 'head' }],
      organisations: [{ shortName: 'Школа № 5', kind: 'school' }],
    })
  })

  test('the cookie cannot be read by scripts nor sent by other sites, and stays only where it may', async () => {
    const her = browser(address)
    await her.call(signIn, { login: founding.login, password })
    expect(her.setCookie).toMatch(/HttpOnly/i)
    expect(her.setCookie).toMatch(/SameSite=Lax/i)
    expect(her.setCookie).toMatch(/Max-Age/i)
    await her.call(signIn, { login: founding.login, password, ephemeral: true })
    expect(her.setCookie).not.toMatch(/Max-Age|Expires/i)
    expect((await her.call(me, {})).ephemeral).toBe(true)
  })

  test('the database holds neither token nor password', async () => {
    const her = browser(address)
    await her.call(signIn, { login: founding.login, password })
    const token = her.cookie!.split('=')[1]!
    const dump = JSON.stringify([
      (await server.pool.query('select * from sessions')).rows,
      (await server.pool.query('select * from accounts')).rows,
      (await server.pool.query('select * from guess_delays')).rows,
      (await server.pool.query('select * from command_results')).rows,
    ])
    expect(token.length).toBeGreaterThanOrEqual(43)
    expect(dump).not.toContain(token)
    expect(dump).not.toContain(password)
  })

  test('an unknown login and a wrong password are told apart neither by words nor by time', async () => {
    const attempt = async (login: string) => {
      const startedAt = performance.now()
      const { status, refusal } = await browser(address).send(signIn, { login, password: 'not this one' })
      const { requestId: _, ...body } = refusal
      return { ms: performance.now() - startedAt, status, body }
    }
    await attempt('warm.up')
    const wrong = []
    const unknown = []
    for (let time = 0; time < 3; time++) {
      wrong.push(await attempt(founding.login))
      unknown.push(await attempt('nobody.here'))
    }
    for (const { status, body } of unknown) expect({ status, body }).toEqual({ status: 401, body: wrong[0]!.body })
    // The quickest of each: whatever else the machine does only adds time.
    const quickest = (tries: { ms: number }[]) => Math.min(...tries.map(({ ms }) => ms))
    expect(quickest(unknown)).toBeGreaterThan(quickest(wrong) / 4)
  })

  test('guessing is slowed down, also in parallel, and the owner elsewhere is not locked out', async () => {
    const at = new Date()
    const held = vi.spyOn(server.services.clock, 'now').mockImplementation(() => at)
    const guesses = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        browser(address).send(signIn, { login: 'first.victim', password: `guess ${n}` }),
      ),
    )
    held.mockRestore()
    const codes = guesses.map((one) => one.refusal.code)
    expect(codes.filter((code) => code === 'wrong_login_or_password')).toHaveLength(5)
    expect(codes.filter((code) => code === 'wait_before_guessing')).toHaveLength(25)
  })

  test('signing out ends the session for good', async () => {
    const her = browser(address)
    await her.call(signIn, { login: founding.login, password })
    const old = her.cookie
    await her.call(signOut, {})
    expect(her.cookie).toBeNull()
    her.cookie = old
    expect((await her.send(me, {})).status).toBe(401)
  })

  test('a lost phone is signed out from elsewhere', async () => {
    const phone = browser(address)
    const desk = browser(address)
    await phone.call(signIn, { login: founding.login, password })
    await desk.call(signIn, { login: founding.login, password })
    expect((await phone.send(me, {})).status).toBe(200)
    const { sessions } = await desk.call(listSessions, {})
    expect(sessions.filter((session) => session.current)).toHaveLength(1)
    const { ended } = await desk.call(revokeOtherSessions, {})
    expect(ended).toBe(sessions.length - 1)
    expect((await phone.send(me, {})).status).toBe(401)
    expect((await desk.call(listSessions, {})).sessions).toHaveLength(1)
  })

  test('another site cannot sign anybody out or in', async () => {
    const her = browser(address)
    await her.call(signIn, { login: founding.login, password })
    const answer = await her.send(signOut, {}, { origin: 'https://evil.example' })
    expect(answer.refusal.code).toBe('other_origin')
  })
})
