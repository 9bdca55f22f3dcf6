import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  accountsOnThisDevice,
  changePassword,
  listSessions,
  me,
  setPin,
  signIn,
  signOut,
  switchSession,
} from '#protocol/accounts.ts'
import type { Browser } from '#server/testing/browser.ts'
import { browser } from '#server/testing/browser.ts'
import { testSchool, type School } from '../conversations/testing.ts'
import { giveWayIn, signedIn, testPassword } from './testing.ts'

let school: School
let address: string
let tablet: Browser

beforeAll(async () => {
  school = await testSchool()
  address = (await school.app.listen()).address
  await giveWayIn(school, school.mother, 'mother')
  await giveWayIn(school, school.fatima, 'fatima')
})
afterAll(() => school.close())

/** The family's tablet: the mother signed in first, then her daughter beside her. */
beforeEach(async () => {
  await school.pool.query('update accounts set pin_hash = null')
  tablet = await signedIn(address, 'mother')
  await tablet.call(signIn, { login: 'fatima', password: testPassword, alongside: true })
})

const others = async () => (await tablet.call(accountsOnThisDevice, {})).accounts
const whoIsThere = async () => (await tablet.call(me, {})).login

describe('a tablet that mother and daughter share', () => {
  test('the daughter is in front, the mother waits and her old cookie opens nothing', async () => {
    const mother = await signedIn(address, 'mother')
    const hers = mother.cookie
    await mother.call(signIn, { login: 'fatima', password: testPassword, alongside: true })
    const thief = browser(address)
    thief.cookie = hers
    expect((await thief.send(me, {})).status).toBe(401)
    expect((await mother.call(accountsOnThisDevice, {})).accounts).toMatchObject([
      { name: 'Магомедова-Али Зарема', asks: 'password' },
    ])
  })

  test('a child cannot slip into the mother’s account', async () => {
    const [mother] = await others()
    const tries = [{}, { pin: '0000' }, { password: 'not hers at all' }]
    for (const given of tries) {
      const { refusal } = await tablet.send(switchSession, { sessionId: mother!.sessionId, ...given })
      expect(refusal.code).toBe('wrong_password')
    }
    expect(await whoIsThere()).toBe('fatima')
  })

  test('with the password it goes there and back; the child’s account asks nothing', async () => {
    const [mother] = await others()
    await tablet.call(switchSession, { sessionId: mother!.sessionId, password: testPassword })
    expect(await whoIsThere()).toBe('mother')
    const [daughter] = await others()
    expect(daughter).toMatchObject({ asks: 'nothing' })
    await tablet.call(switchSession, { sessionId: daughter!.sessionId })
    expect(await whoIsThere()).toBe('fatima')
  })

  test('with a PIN it goes too, and five wrong ones close the mother’s session here', async () => {
    const elsewhere = await signedIn(address, 'mother')
    await elsewhere.call(setPin, { password: testPassword, pin: '4711' })
    const [mother] = await others()
    const attempt = (pin: string) => tablet.send(switchSession, { sessionId: mother!.sessionId, pin })
    expect(mother!.asks).toBe('pin')
    const codes = (await Promise.all(['0000', '1111', '2222', '3333', '4444'].map(attempt))).map(
      (one) => one.refusal.code,
    )
    expect(codes.filter((code) => code === 'pin_burnt')).toHaveLength(1)
    expect((await attempt('4711')).refusal.code).toBe('session_not_here')
    expect(await others()).toEqual([])
    expect((await elsewhere.send(me, {})).status).toBe(200)
  })

  test('the right PIN forgets wrong ones', async () => {
    await (await signedIn(address, 'mother')).call(setPin, { password: testPassword, pin: '4711' })
    for (let round = 0; round < 2; round++) {
      const [mother] = await others()
      for (const pin of ['0000', '1111', '2222', '3333']) {
        expect((await tablet.send(switchSession, { sessionId: mother!.sessionId, pin })).refusal.code).toBe('wrong_pin')
      }
      await tablet.call(switchSession, { sessionId: mother!.sessionId, pin: '4711' })
      const [daughter] = await others()
      await tablet.call(switchSession, { sessionId: daughter!.sessionId })
    }
  })

  test('another device sees nobody and cannot switch to a session it does not hold', async () => {
    const [mother] = await others()
    const stranger = await signedIn(address, 'fatima')
    expect((await stranger.call(accountsOnThisDevice, {})).accounts).toEqual([])
    const { refusal } = await stranger.send(switchSession, { sessionId: mother!.sessionId, password: testPassword })
    expect(refusal.code).toBe('session_not_here')
  })

  test('signing out takes everybody off the tablet', async () => {
    await tablet.call(signOut, {})
    const { rows } = await school.pool.query(
      'select from sessions where ended_at is null and parked_at is not null and device_group is not null',
    )
    const mother = await signedIn(address, 'mother')
    const { sessions } = await mother.call(listSessions, {})
    expect(sessions.filter((session) => session.current)).toHaveLength(1)
    expect(rows.length).toBeLessThan(10)
  })
})

test('a new password puts all other devices out and keeps this one', async () => {
  const desk = await signedIn(address, 'mother')
  const phone = await signedIn(address, 'mother')
  expect(
    (await desk.send(changePassword, { password: 'wrong one', newPassword: 'три слова подряд' })).refusal.code,
  ).toBe('wrong_password')
  expect((await desk.send(changePassword, { password: testPassword, newPassword: 'qwerty123' })).refusal.code).toBe(
    'password_common',
  )
  await desk.call(changePassword, { password: testPassword, newPassword: 'три слова подряд' })
  expect((await phone.send(me, {})).status).toBe(401)
  expect((await desk.send(me, {})).status).toBe(200)
  await giveWayIn(school, school.mother, 'mother')
})
