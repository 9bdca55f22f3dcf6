import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { me, redeemReset, signIn } from '#protocol/accounts.ts'
import { demoPeople, demoSignIn } from '#protocol/demo.ts'
import { runAs } from '#server/platform/run-command.ts'
import { browser } from '#server/testing/browser.ts'
import { testSchool, type School } from '../conversations/testing.ts'
import { blockByOperator, createOperator, listAccounts, resetByOperator, unblockByOperator } from './operator-acts.ts'
import { giveWayIn, signedIn, testPassword } from './testing.ts'

let school: School
let address: string
const newPassword = 'три слова подряд'

beforeAll(async () => {
  school = await testSchool({ env: { PEREMENA_DEMO: '1' } })
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
    const listed = await listAccounts(school.services.db, new Date())
    expect(listed.find((one) => one.login === 'head')).toMatchObject({ state: 'open', roles: ['head · school'] })
  })
})

describe('the demo server', () => {
  test('offers one person of each role and lets anybody in as any of them', async () => {
    const visitor = browser(address)
    const { people } = await visitor.call(demoPeople, {})
    expect(people.map((one) => one.role)).toEqual([
      'office_specialist',
      'head',
      'form_teacher',
      'teacher',
      'staff',
      'pupil',
      'guardian',
    ])
    expect(people.every((one) => one.sentence !== '' && one.name !== '')).toBe(true)
    for (const { personId } of people) {
      await visitor.call(demoSignIn, { personId })
      expect(await visitor.call(me, {})).toMatchObject({ personId, demo: true })
    }
  })

  test('is nothing that a real server does', async () => {
    const real = await testSchool()
    expect(await real.refusal(null, demoPeople, {})).toBe('only_demo')
    expect(await real.refusal(null, demoSignIn, { personId: real.head.personId })).toBe('only_demo')
    await real.close()
  })
})
