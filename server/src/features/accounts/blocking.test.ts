import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { blockAccount, me, signIn, unblockAccount } from '#protocol/accounts.ts'
import type { Actor } from '#server/platform/call.ts'
import { browser } from '#server/testing/browser.ts'
import { testSchool, type School } from '../conversations/testing.ts'
import { giveWayIn, signedIn, testPassword } from './testing.ts'

let school: School
let address: string
let administrator: Actor
const reason = 'оскорбляет других'

beforeAll(async () => {
  school = await testSchool()
  administrator = await school.make.staff(school.school, 'administrator', 'Юсупов', 'Юсуп')
  address = (await school.app.listen()).address
  for (const [login, actor] of Object.entries({ mother: school.mother, teacher: school.teacher })) {
    await giveWayIn(school, actor, login)
  }
})
afterAll(() => school.close())

describe('closing an account', () => {
  test('takes effect on every device at once, and only the right password learns why', async () => {
    const phone = await signedIn(address, 'mother')
    expect((await phone.send(me, {})).status).toBe(200)
    await school.call(school.head, blockAccount, { personId: school.mother.personId, reason })
    expect((await phone.send(me, {})).status).toBe(401)
    const again = await browser(address).send(signIn, { login: 'mother', password: testPassword })
    expect(again.refusal.code).toBe('account_blocked')
    const stranger = await browser(address).send(signIn, { login: 'mother', password: 'something else' })
    expect(stranger.refusal.code).toBe('wrong_login_or_password')
  })

  test('is taken back where it was decided', async () => {
    await school.call(school.office, unblockAccount, { personId: school.mother.personId })
    const phone = await signedIn(address, 'mother')
    expect((await phone.send(me, {})).status).toBe(200)
  })

  test('of a teacher by an administrator; of the head by the office only; of oneself by nobody', async () => {
    const block = (by: typeof administrator, personId: string) => school.refusal(by, blockAccount, { personId, reason })
    expect(await block(administrator, school.head.personId)).toBe('not_allowed')
    expect(await block(school.teacher, school.mother.personId)).toBe('not_found')
    expect(await block(school.head, school.stranger.personId)).toBe('not_found')
    expect(await block(school.head, school.head.personId)).toBe('not_found')
    await school.call(administrator, blockAccount, { personId: school.teacher.personId, reason })
    await school.call(school.office, blockAccount, { personId: school.head.personId, reason })
    expect(await school.refusal(administrator, unblockAccount, { personId: school.head.personId })).toBe('not_allowed')
  })

  test('leaves a record with who, whom and where', async () => {
    const { rows } = await school.pool.query(
      `select actor_id, subject_id, organisation_id from audit_named where act = 'account.blocked' and subject_id = $1`,
      [school.mother.personId],
    )
    expect(rows).toEqual([
      { actor_id: school.head.personId, subject_id: school.mother.personId, organisation_id: school.school },
    ])
  })
})
