import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { confirmReset, me, redeemReset, releaseReset, requestReset, signIn, waitingResets } from '#protocol/accounts.ts'
import type { Actor } from '#server/platform/call.ts'
import { browser } from '#server/testing/browser.ts'
import { testSchool, type School } from '../conversations/testing.ts'
import { giveWayIn, signedIn, testPassword } from './testing.ts'

let school: School
let address: string
let administrator: Actor
let lonelyHead: Actor
let deputy: Actor
const newPassword = 'три слова подряд'

beforeAll(async () => {
  school = await testSchool()
  address = (await school.app.listen()).address
  administrator = await school.make.staff(school.school, 'administrator', 'Юсупов', 'Юсуп', 'Юсупович')
  const lonely = await school.make.organisation('school', null)
  lonelyHead = await school.make.staff(lonely, 'head', 'Одинокий', 'Ислам')
  deputy = await school.make.staff(lonely, 'deputy', 'Второй', 'Ислам')
  await giveWayIn(school, school.mother, 'mother')
  await giveWayIn(school, school.head, 'head')
})
afterAll(() => school.close())

describe('a guardian who lost the password', () => {
  test('gets a code from the head, and old devices are out as soon as it is used', async () => {
    const oldPhone = await signedIn(address, 'mother')
    const { code } = await school.call(school.head, requestReset, { personId: school.mother.personId })
    expect(code).toMatch(/^[2-9АВЕКМНРСТУХ]{4}-[2-9АВЕКМНРСТУХ]{4}-[2-9АВЕКМНРСТУХ]{4}$/)
    const newPhone = browser(address)
    await newPhone.call(redeemReset, { login: 'Mother', code: code!.toLowerCase().replaceAll('-', ' '), newPassword })
    expect((await oldPhone.send(me, {})).status).toBe(401)
    expect((await newPhone.call(me, {})).resetNotice?.byName).toBe('Гаджиева Патимат Магомедовна')
    await newPhone.call(confirmReset, {})
    expect((await newPhone.call(me, {})).resetNotice).toBeNull()
    expect((await browser(address).send(signIn, { login: 'mother', password: testPassword })).status).toBe(401)
    expect((await browser(address).send(redeemReset, { login: 'mother', code: code!, newPassword })).refusal.code).toBe(
      'reset_code_wrong',
    )
  })

  test('a new code closes the one before, and a day closes any', async () => {
    const { code: first } = await school.call(school.head, requestReset, { personId: school.mother.personId })
    const { code: second } = await school.call(school.head, requestReset, { personId: school.mother.personId })
    const redeem = (code: string) => browser(address).send(redeemReset, { login: 'mother', code, newPassword })
    expect((await redeem(first!)).refusal.code).toBe('reset_code_wrong')
    await school.pool.query(`update account_resets set expires_at = now() - interval '1 s' where closed_at is null`)
    expect((await redeem(second!)).refusal.code).toBe('reset_code_wrong')
  })

  test('five wrong guesses burn the code, at once or one by one', async () => {
    const { code } = await school.call(school.head, requestReset, { personId: school.mother.personId })
    const redeem = (text: string) => browser(address).send(redeemReset, { login: 'mother', code: text, newPassword })
    await Promise.all(Array.from({ length: 8 }, () => redeem('2222-2222-2222')))
    await school.pool.query('delete from guess_delays')
    await school.pool.query('update account_resets set attempts = 5 where closed_at is null')
    expect((await redeem(code!)).refusal.code).toBe('reset_code_wrong')
  })

  test('neither code nor login is found in the database, and a repeated command makes another code', async () => {
    const id = school.services.newId()
    const { code } = await school.call(school.head, requestReset, { personId: school.mother.personId }, id)
    const dump = JSON.stringify([
      (await school.pool.query('select * from account_resets')).rows,
      (await school.pool.query('select * from command_results')).rows,
      (await school.pool.query('select * from audit')).rows,
    ])
    expect(dump).not.toContain(code)
    expect(dump).not.toContain(code!.replaceAll('-', ''))
    const { code: second } = await school.call(school.head, requestReset, { personId: school.mother.personId }, id)
    expect(second).not.toBe(code)
  })
})

describe('who may restore whom', () => {
  test('nobody restores a stranger, a pupil restores nobody', async () => {
    expect(await school.refusal(school.head, requestReset, { personId: school.stranger.personId })).toBe('not_found')
    expect(await school.refusal(school.fatima, requestReset, { personId: school.mother.personId })).toBe('not_found')
    expect(await school.refusal(school.teacher, requestReset, { personId: school.fatima.personId })).toBe('not_found')
    expect(await school.refusal(school.head, requestReset, { personId: school.head.personId })).toBe('not_found')
  })

  test('the office restores the head alone', async () => {
    const { code } = await school.call(school.office, requestReset, { personId: school.head.personId })
    expect(code).not.toBeNull()
  })

  test('an administrator asks for the head’s access and cannot release it alone; the office releases it', async () => {
    const { resetId, code } = await school.call(administrator, requestReset, { personId: school.head.personId })
    expect(code).toBeNull()
    expect(await school.refusal(administrator, releaseReset, { resetId })).toBe('reset_needs_another')
    expect(await school.refusal(school.teacher, releaseReset, { resetId })).toBe('not_found')
    expect((await school.call(administrator, waitingResets, {})).resets).toEqual([])
    const { resets } = await school.call(school.office, waitingResets, {})
    expect(resets).toMatchObject([
      { resetId, name: 'Гаджиева Патимат Магомедовна', requestedByName: 'Юсупов Юсуп Юсупович' },
    ])
    const released = await school.call(school.office, releaseReset, { resetId })
    const her = browser(address)
    await her.call(redeemReset, { login: 'head', code: released.code, newPassword })
    expect((await her.call(me, {})).resetNotice?.byName).toBe('Юсупов Юсуп Юсупович')
    expect(await school.refusal(school.office, releaseReset, { resetId })).toBe('reset_not_found')
  })

  test('in a school alone with one manager more, the operator is named as the way out', async () => {
    expect(await school.refusal(deputy, requestReset, { personId: lonelyHead.personId })).toBe('reset_needs_operator')
  })

  test('every step is on record, without names', async () => {
    const { rows } = await school.pool.query(`select distinct act from audit where act like 'reset.%' order by 1`)
    expect(rows.map((row) => row.act)).toEqual(['reset.issued', 'reset.redeemed', 'reset.released', 'reset.requested'])
  })
})
