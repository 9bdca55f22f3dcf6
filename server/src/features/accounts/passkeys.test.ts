import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  accountsOnThisDevice,
  changePassword,
  me,
  proposeSecondFactor,
  redeemReset,
  requestReset,
  setupState,
  signIn,
  switchSession,
} from '#protocol/accounts.ts'
import { updateOrganisation } from '#protocol/organisations.ts'
import {
  addPasskey,
  listPasskeys,
  passkeyChallenge,
  passkeySignIn,
  proposePasskey,
  removePasskey,
  renamePasskey,
  type PasskeyAnswer,
} from '#protocol/passkeys.ts'
import { browser, type Browser } from '#server/testing/browser.ts'
import { testSchool, type School } from '../conversations/testing.ts'
import { forgetSpentChallenges } from './challenges.ts'
import { softAuthenticator } from './passkey-testing.ts'
import { noPassword } from './passwords.ts'
import { giveWayIn, signedIn, testPassword } from './testing.ts'

let school: School
let address: string
/** Browsers have passkeys for this machine under its name only. */
let page: string
let nowMs = Date.now()
beforeAll(async () => {
  school = await testSchool()
  ;({ address } = await school.app.listen())
  page = address.replace('127.0.0.1', 'localhost')
  vi.spyOn(school.services.clock, 'now').mockImplementation(() => new Date(nowMs))
})
afterAll(() => school.close())
beforeEach(async () => {
  await school.pool.query('delete from guess_delays')
  await school.pool.query('delete from passkeys')
  await giveWayIn(school, school.teacher, 'teacher')
  await giveWayIn(school, school.secretary, 'secretary')
  await giveWayIn(school, school.mother, 'mother')
  await giveWayIn(school, school.fatima, 'fatima')
})

async function withPasskey(login: string) {
  const inside = await signedIn(address, login)
  const phone = softAuthenticator(page)
  const passkey = phone.create(await inside.call(proposePasskey, {}))
  const { passkeyId } = await inside.call(addPasskey, { passkey, name: 'Телефон' })
  const answer = async (lies: Parameters<typeof phone.answer>[1] = {}) =>
    phone.answer(await inside.call(passkeyChallenge, {}), lies)
  return { inside, phone, passkeyId, answer }
}

async function attempt(answer: PasskeyAnswer): Promise<string> {
  const device = browser(address)
  const { status, refusal } = await device.send(passkeySignIn, { answer })
  expect(device.cookie !== null).toBe(status === 200)
  return status === 200 ? (await device.call(me, {})).login : refusal.code
}

describe('a passkey', () => {
  test('lets its owner in without login and password, and nobody else', async () => {
    const teacher = await withPasskey('teacher')
    const mother = await withPasskey('mother')
    expect(await attempt(await teacher.answer())).toBe('teacher')
    expect(await attempt(await mother.answer())).toBe('mother')
    expect(await attempt(await softAuthenticatorOf('teacher').answer())).toBe('passkey_wrong')
  })

  /** Knows whose passkey it pretends to be, and has another private key. */
  function softAuthenticatorOf(login: string) {
    const stranger = softAuthenticator(page)
    return {
      answer: async () => {
        const { rows } = await school.pool.query<{ id: string; key: Buffer }>(
          'select a.id, k.credential_id as key from passkeys k join accounts a on a.id = k.account_id where login = $1',
          [login],
        )
        const userHandle = Buffer.from(rows[0]!.id.replaceAll('-', ''), 'hex').toString('base64url')
        const asked = await browser(address).call(passkeyChallenge, {})
        return { ...stranger.answer(asked, { userHandle }), credentialId: rows[0]!.key.toString('base64url') }
      },
    }
  }

  test.each([
    ['a page of another site', { origin: 'https://school.example.evil' }],
    ['another port of this machine', { origin: 'http://localhost:1' }],
    ['a passkey made for another host', { host: 'school.example' }],
    ['the making of a passkey instead of an answer', { type: 'webauthn.create' }],
    ['a device that did not check who holds it', { verified: false }],
    ['the handle of somebody else', { userHandle: 'AAAAAAAAAAAAAAAAAAAAAA' }],
  ])('opens nothing by %s', async (_what, lies) => {
    const { answer } = await withPasskey('teacher')
    expect(await attempt(await answer(lies))).toBe('passkey_wrong')
    expect(await attempt(await answer())).toBe('teacher')
  })

  test('answers a challenge once, also when two try at the same moment', async () => {
    const { answer } = await withPasskey('teacher')
    const given = await answer()
    const came = await Promise.all([attempt(given), attempt(given), attempt(given)])
    expect(came.toSorted()).toEqual(['passkey_wrong', 'passkey_wrong', 'teacher'])
    expect(await attempt(given)).toBe('passkey_wrong')
  })

  test('cannot answer a challenge that is over, of another purpose, or made up', async () => {
    const { inside, phone, answer } = await withPasskey('teacher')
    const late = await answer()
    const forAnother = phone.answer(await inside.call(proposePasskey, { password: testPassword }))
    const madeUp = phone.answer({ challenge: Buffer.alloc(54, 7).toString('base64url'), host: 'localhost' })
    nowMs += 5 * 60_000 + 1
    for (const wrong of [late, forAnother, madeUp]) expect(await attempt(wrong)).toBe('passkey_wrong')
    await forgetSpentChallenges(school.services)
    expect(await attempt(late)).toBe('passkey_wrong')
  })

  test('that was copied is noticed by its count', async () => {
    const { answer } = await withPasskey('teacher')
    expect(await attempt(await answer({ counter: 10 }))).toBe('teacher')
    expect(await attempt(await answer({ counter: 10 }))).toBe('passkey_wrong')
    expect(await attempt(await answer({ counter: 4 }))).toBe('passkey_wrong')
    expect(await attempt(await answer({ counter: 11 }))).toBe('teacher')
  })

  test('of a device that does not count works every time', async () => {
    const inside = await signedIn(address, 'teacher')
    const phone = softAuthenticator(page)
    await inside.call(addPasskey, {
      passkey: phone.create(await inside.call(proposePasskey, {}), { counter: 0 }),
      name: 'Ключ',
    })
    for (let i = 0; i < 2; i++) {
      expect(await attempt(phone.answer(await inside.call(passkeyChallenge, {}), { counter: 0 }))).toBe('teacher')
    }
  })

  test('of a closed account opens nothing', async () => {
    const { answer } = await withPasskey('teacher')
    await school.pool.query(`update accounts set blocked_at = now() where login = 'teacher'`)
    expect(await attempt(await answer())).toBe('account_blocked')
    await school.pool.query(`update accounts set blocked_at = null where login = 'teacher'`)
  })

  test('opens the mother’s account on the tablet that her daughter holds; the daughter’s own does not', async () => {
    const mother = await withPasskey('mother')
    const daughter = await withPasskey('fatima')
    await mother.inside.call(signIn, { login: 'fatima', password: testPassword, alongside: true })
    const [parked] = (await mother.inside.call(accountsOnThisDevice, {})).accounts
    expect(parked).toMatchObject({ asks: 'password', passkey: true })
    const open = async (passkey: PasskeyAnswer) =>
      mother.inside.send(switchSession, { sessionId: parked!.sessionId, passkey })
    expect((await open(await daughter.answer())).refusal.code).toBe('passkey_wrong')
    expect((await open(await mother.answer())).status).toBe(200)
    expect((await mother.inside.call(me, {})).login).toBe('mother')
  })

  test('stands for the second factor, alone or after the password; a password alone is not enough', async () => {
    const choose = (secondFactorFor: 'staff'[]) =>
      school.call(school.head, updateOrganisation, { organisationId: school.school, secondFactorFor })
    const { answer } = await withPasskey('secretary')
    const other = await withPasskey('teacher')
    await choose(['staff'])
    const given = { login: 'secretary', password: testPassword }
    const enter = async (more: object = {}) => {
      const { status, refusal } = await browser(address).send(signIn, { ...given, ...more })
      return status === 200 ? 'in' : refusal.code
    }
    expect(await enter()).toBe('passkey_needed')
    const { setup } = await browser(address).call(proposeSecondFactor, given)
    expect(await enter({ setup, code: '123456' })).toBe('passkey_needed')
    expect(await enter({ passkey: await other.answer() })).toBe('passkey_wrong')
    expect(await enter({ passkey: await answer() })).toBe('in')
    expect(await attempt(await answer())).toBe('secretary')
    await choose([])
  })
})

describe('the passkeys of an account', () => {
  test('are listed, renamed and removed by their owner only', async () => {
    const { inside, passkeyId, answer } = await withPasskey('teacher')
    const stranger = await signedIn(address, 'mother')
    await inside.call(renamePasskey, { passkeyId, name: 'Старый телефон' })
    expect((await stranger.send(renamePasskey, { passkeyId, name: 'x' })).refusal.code).toBe('passkey_not_found')
    expect((await stranger.send(removePasskey, { passkeyId })).refusal.code).toBe('passkey_not_found')
    expect((await stranger.call(listPasskeys, {})).passkeys).toEqual([])
    expect((await inside.call(listPasskeys, {})).passkeys).toMatchObject([{ name: 'Старый телефон', usedAt: null }])
    const given = await answer()
    await inside.call(removePasskey, { passkeyId })
    expect(await attempt(given)).toBe('passkey_wrong')
  })

  test('are added and removed only by whoever has just signed in, or proves it again', async () => {
    const { inside, passkeyId, answer } = await withPasskey('teacher')
    nowMs += 11 * 60_000
    const refused = async (proof: object) => (await inside.send(proposePasskey, proof)).refusal.code
    expect(await refused({})).toBe('proof_needed')
    expect(await refused({ password: 'не тот' })).toBe('wrong_password')
    expect((await inside.send(removePasskey, { passkeyId })).refusal.code).toBe('proof_needed')
    await inside.call(proposePasskey, { password: testPassword })
    await inside.call(removePasskey, { passkeyId, passkey: await answer() })
  })

  test('a device adds itself once, in time, from this page', async () => {
    const { inside, phone } = await withPasskey('teacher')
    const again = phone.create(await inside.call(proposePasskey, {}))
    expect((await inside.send(addPasskey, { passkey: again, name: 'x' })).refusal.code).toBe('passkey_exists')
    expect((await inside.send(addPasskey, { passkey: again, name: 'x' })).refusal.code).toBe('passkey_wrong')
    for (const lies of [{ origin: 'https://other.example' }, { host: 'other.example' }, { verified: false }]) {
      const passkey = softAuthenticator(page).create(await inside.call(proposePasskey, {}), lies)
      expect((await inside.send(addPasskey, { passkey, name: 'x' })).refusal.code).toBe('passkey_wrong')
    }
    const mother = await signedIn(address, 'mother')
    const forMother = softAuthenticator(page).create(await mother.call(proposePasskey, {}))
    expect((await inside.send(addPasskey, { passkey: forMother, name: 'x' })).refusal.code).toBe('passkey_wrong')
  })

  test('whoever has no password chooses the first one soon after coming in; later only with a fresh session', async () => {
    const { inside, answer } = await withPasskey('teacher')
    const choose = (password?: string) =>
      inside.send(changePassword, { newPassword: 'три слова подряд', ...(password ? { password } : {}) })
    expect((await choose()).refusal.code).toBe('wrong_password')
    await school.pool.query(`update accounts set password_hash = $1 where login = 'teacher'`, [noPassword])
    expect((await inside.call(me, {})).hasPassword).toBe(false)
    nowMs += 11 * 60_000
    expect((await choose()).refusal.code).toBe('proof_needed')
    nowMs -= 11 * 60_000
    expect((await choose()).status).toBe(200)
    expect((await inside.call(me, {})).hasPassword).toBe(true)
    expect(await attempt(await answer())).toBe('teacher')
  })

  test('the last way in cannot be removed', async () => {
    const first = await withPasskey('teacher')
    await school.pool.query(`update accounts set password_hash = $1 where login = 'teacher'`, [noPassword])
    const remove = (one: Browser) => one.send(removePasskey, { passkeyId: first.passkeyId })
    expect((await remove(first.inside)).refusal.code).toBe('last_way_in')
    expect(await attempt(await first.answer())).toBe('teacher')
    const second = softAuthenticator(page)
    await first.inside.call(addPasskey, {
      passkey: second.create(await first.inside.call(proposePasskey, {})),
      name: 'Ноутбук',
    })
    expect((await remove(first.inside)).status).toBe(200)
  })

  test('open nothing any more once the administration has restored access', async () => {
    const { answer } = await withPasskey('teacher')
    const { code } = await school.call(school.head, requestReset, { personId: school.teacher.personId })
    await browser(address).call(redeemReset, { login: 'teacher', code: code!, newPassword: testPassword })
    expect(await attempt(await answer())).toBe('passkey_wrong')
  })

  test('adding and removing stand on record', async () => {
    const { inside, passkeyId } = await withPasskey('teacher')
    await inside.call(removePasskey, { passkeyId })
    const { rows } = await school.pool.query<{ act: string }>(
      `select act from audit_named where subject_id = $1 and act like 'passkey.%' order by id desc limit 2`,
      [school.teacher.personId],
    )
    expect(rows.map((row) => row.act)).toEqual(['passkey.removed', 'passkey.added'])
  })

  test('clients learn under which name this server has them', async () => {
    expect((await browser(address).call(setupState, {})).passkeyHost).toBe('localhost')
  })
})
