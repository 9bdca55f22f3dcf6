import { TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  confirmSecondFactor,
  me,
  proposeSecondFactor,
  redeemReset,
  removeSecondFactor,
  requestReset,
  signIn,
} from '#protocol/accounts.ts'
import { updateOrganisation } from '#protocol/organisations.ts'
import { browser, type Browser } from '#server/testing/browser.ts'
import { testSchool, type School } from '../conversations/testing.ts'
import { onSecondFactorRequired } from './on-second-factor-required.ts'
import { giveWayIn, signedIn, testPassword } from './testing.ts'

let school: School
let address: string
let nowMs = Date.now()
beforeAll(async () => {
  school = await testSchool()
  ;({ address } = await school.app.listen())
  vi.spyOn(school.services.clock, 'now').mockImplementation(() => new Date(nowMs))
  await giveWayIn(school, school.head, 'head')
  await giveWayIn(school, school.secretary, 'secretary')
  await giveWayIn(school, school.teacher, 'teacher')
})
afterAll(() => school.close())
beforeEach(async () => {
  await school.pool.query('delete from guess_delays')
  await school.pool.query('delete from second_factors')
})

/** The code that an app with this key shows now; half a minute passes first, since each works once. */
function nextCode(uri: string): string {
  nowMs += 30_000
  const totp = new URL(uri).searchParams.get('secret')!
  return new TOTP({ secret: totp }).generate({ timestamp: nowMs })
}

async function enrolled(login: string): Promise<{ inside: Browser; uri: string; recoveryCodes: string[] }> {
  const inside = await signedIn(address, login)
  const { setup, uri } = await inside.call(proposeSecondFactor, { login, password: testPassword })
  const { recoveryCodes } = await inside.call(confirmSecondFactor, { setup, code: nextCode(uri) })
  return { inside, uri, recoveryCodes }
}

const given = (login: string, more: object = {}) => ({ login, password: testPassword, ...more })

async function attempt(login: string, more: object = {}): Promise<string> {
  const device = browser(address)
  const { status, refusal } = await device.send(signIn, given(login, more))
  expect(device.cookie !== null).toBe(status === 200)
  return status === 200 ? 'in' : refusal.code
}

describe('whoever has a second factor', () => {
  test('is asked for it after the right password, and gets no session before', async () => {
    const { uri } = await enrolled('teacher')
    expect(await attempt('teacher')).toBe('second_factor_needed')
    expect(await attempt('teacher', { password: 'другой пароль' })).toBe('wrong_login_or_password')
    expect(await attempt('teacher', { code: '000000' })).toBe('second_factor_wrong')
    expect(await attempt('teacher', { code: nextCode(uri) })).toBe('in')
  })

  test('a code that somebody has overlooked opens nothing a second time', async () => {
    const { uri } = await enrolled('teacher')
    const code = nextCode(uri)
    expect([await attempt('teacher', { code }), await attempt('teacher', { code })]).toEqual([
      'in',
      'second_factor_wrong',
    ])
  })

  test('with a lost telephone comes in with each of ten codes on paper, once, however it is spelt', async () => {
    const { recoveryCodes, inside } = await enrolled('teacher')
    expect(new Set(recoveryCodes).size).toBe(10)
    const [first, second] = recoveryCodes
    expect(await attempt('teacher', { code: first!.toLowerCase().replaceAll('-', ' ') })).toBe('in')
    expect(await attempt('teacher', { code: first })).toBe('second_factor_wrong')
    expect(await attempt('teacher', { code: second })).toBe('in')
    expect((await inside.call(me, {})).secondFactor).toEqual({ recoveryCodesLeft: 8 })
  })

  test('two who use one paper code at the same moment do not both come in', async () => {
    const { recoveryCodes } = await enrolled('teacher')
    const code = recoveryCodes[3]
    const came = await Promise.all([attempt('teacher', { code }), attempt('teacher', { code })])
    expect(came.filter((one) => one === 'in')).toHaveLength(1)
  })

  test('guessing the code is slowed down although the password is right', async () => {
    await enrolled('teacher')
    const answers = []
    for (let i = 0; i < 7; i++) answers.push(await attempt('teacher', { code: '000000' }))
    expect(answers).toContain('wait_before_guessing')
  })

  test('switches it off with password and code, never with one of them', async () => {
    const { inside, uri } = await enrolled('teacher')
    const code = nextCode(uri)
    expect((await inside.send(removeSecondFactor, { password: 'другой пароль', code })).refusal.code).toBe(
      'wrong_password',
    )
    const wrong = { password: testPassword, code: '000000' }
    expect((await inside.send(removeSecondFactor, wrong)).refusal.code).toBe('second_factor_wrong')
    await inside.call(removeSecondFactor, { password: testPassword, code })
    expect(await attempt('teacher')).toBe('in')
  })

  test('keeps it in the database neither readable nor usable for another account', async () => {
    const { uri, recoveryCodes } = await enrolled('teacher')
    const { rows } = await school.pool.query<{ stored: string }>(
      `select (select json_agg(f)::text from second_factors f) || (select json_agg(r)::text from recovery_codes r) as stored`,
    )
    const secret = new TOTP({ secret: new URL(uri).searchParams.get('secret')! }).secret.hex.toLowerCase()
    expect(rows[0]!.stored).not.toContain(secret)
    for (const code of recoveryCodes) expect(rows[0]!.stored).not.toContain(code)
    const moved = `insert into second_factors (account_id, secret, last_step, made_at)
      select a.id, f.secret, 0, f.made_at from second_factors f, accounts a where a.login = 'secretary'`
    await school.pool.query(moved)
    expect(await attempt('secretary', { code: nextCode(uri) })).toBe('second_factor_wrong')
  })

  test('cannot be given a second one by somebody who knows the password alone', async () => {
    await enrolled('teacher')
    const { refusal } = await browser(address).send(proposeSecondFactor, given('teacher'))
    expect(refusal.code).toBe('second_factor_exists')
  })

  test('loses it when the administration restores access, and comes in with the new password', async () => {
    await enrolled('teacher')
    const { code } = await school.call(school.head, requestReset, { personId: school.teacher.personId })
    const device = browser(address)
    const restored = await device.call(redeemReset, { login: 'teacher', code: code!, newPassword: testPassword })
    expect([restored.signedIn, device.cookie !== null]).toEqual([true, true])
    expect(await attempt('teacher')).toBe('in')
  })
})

describe('a role that needs a second factor', () => {
  const choose = (secondFactorFor: 'staff'[]) =>
    school.call(school.head, updateOrganisation, { organisationId: school.school, secondFactorFor })
  const react = () => {
    const data = { chosenBy: school.head.personId }
    const row = { id: 1, topic: '', streamId: school.school, data, attempts: 0 }
    return onSecondFactorRequired(row, school.services)
  }

  test('lets in only to set one up, also whoever was inside', async () => {
    const [secretary, teacher] = [await signedIn(address, 'secretary'), await signedIn(address, 'teacher')]
    await choose(['staff'])
    await react()
    expect([(await secretary.send(me, {})).status, (await teacher.send(me, {})).status]).toEqual([401, 200])
    expect(await attempt('secretary')).toBe('second_factor_setup')
    expect(await attempt('secretary', { code: '123456' })).toBe('second_factor_setup')
    expect(await attempt('secretary', { code: '123456', setup: 'x' })).toBe('second_factor_setup_over')
    const device = browser(address)
    const { setup, uri } = await device.call(proposeSecondFactor, given('secretary'))
    expect(await attempt('secretary', { setup, code: '000000' })).toBe('second_factor_wrong')
    const { recoveryCodes } = await device.call(signIn, given('secretary', { setup, code: nextCode(uri) }))
    expect(recoveryCodes).toHaveLength(10)
    expect((await device.call(me, {})).secondFactor).toEqual({ recoveryCodesLeft: 10 })
    expect(await attempt('secretary')).toBe('second_factor_needed')
    await choose([])
  })

  test('a proposal is over after a quarter of an hour and fits no other account', async () => {
    await choose(['staff'])
    const { setup, uri } = await browser(address).call(proposeSecondFactor, given('secretary'))
    const other = await signedIn(address, 'teacher')
    const taken = await other.send(confirmSecondFactor, { setup, code: nextCode(uri) })
    expect(taken.refusal.code).toBe('second_factor_setup_over')
    nowMs += 16 * 60_000
    expect(await attempt('secretary', { setup, code: nextCode(uri) })).toBe('second_factor_setup_over')
    await choose([])
  })

  test('restored access ends at the sign-in, where the new factor is set up', async () => {
    await choose(['staff'])
    const { code } = await school.call(school.head, requestReset, { personId: school.secretary.personId })
    const device = browser(address)
    const restored = await device.call(redeemReset, { login: 'secretary', code: code!, newPassword: testPassword })
    expect([restored.signedIn, device.cookie]).toEqual([false, null])
    expect(await attempt('secretary')).toBe('second_factor_setup')
    await choose([])
  })
})
