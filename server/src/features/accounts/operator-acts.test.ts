import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { me, redeemReset, signIn } from '#protocol/accounts.ts'
import { runAs } from '#server/platform/run-command.ts'
import { browser } from '#server/testing/browser.ts'
import { testSchool, type School } from '../conversations/testing.ts'
import { blockByOperator, createOperator, listAccounts, resetByOperator, unblockByOperator } from './operator-acts.ts'
import { giveWayIn, signedIn, testPassword } from './testing.ts'

let school: School
let address: string
const newPassword = 'три слова подряд'

beforeAll(async () => {
  school = await testSchool()
  address = (await school.app.listen()).address
})
afterAll(() => school.close())

const name = { familyName: 'Оператор', givenName: 'Сервера' }

describe('whoever runs the server', () => {
  test('makes an operator whose first password is set with a code, and who belongs to no organisation', async () => {
    const { code } = await runAs(school.services, null, (ctx) => createOperator(ctx, 'Boss', name))
    expect((await browser(address).send(signIn, { login: 'boss', password: '!' })).status).toBe(401)
    const one = browser(address)
    await one.call(redeemReset, { login: 'boss', code, newPassword })
    expect(await one.call(me, {})).toMatchObject({
      roles: [{ role: 'operator', organisationId: null }],
      organisations: [],
      pending: false,
      resetNotice: { byName: '' },
    })
    await expect(runAs(school.services, null, (ctx) => createOperator(ctx, 'boss', name))).rejects.toThrow(
      'login_taken',
    )
  })

  test('lets a lonely head in again, closes and opens an account', async () => {
    await giveWayIn(school, school.head, 'head')
    const phone = await signedIn(address, 'head')
    expect(await runAs(school.services, null, (ctx) => blockByOperator(ctx, 'head', 'потерян телефон'))).toBe(true)
    expect(await runAs(school.services, null, (ctx) => blockByOperator(ctx, 'head', 'ещё раз'))).toBe(false)
    expect((await phone.send(me, {})).status).toBe(401)
    expect(await runAs(school.services, null, (ctx) => unblockByOperator(ctx, 'HEAD'))).toBe(true)
    const { code } = await runAs(school.services, null, (ctx) => resetByOperator(ctx, 'head'))
    await browser(address).call(redeemReset, { login: 'head', code, newPassword })
    expect((await browser(address).send(signIn, { login: 'head', password: testPassword })).status).toBe(401)
    await expect(runAs(school.services, null, (ctx) => resetByOperator(ctx, 'nobody'))).rejects.toThrow('no_such_login')
    const listed = await runAs(school.services, null, listAccounts)
    expect(listed.find((one) => one.login === 'head')).toMatchObject({ state: 'open', roles: ['head · school'] })
  })
})
