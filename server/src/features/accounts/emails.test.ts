import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { changePassword, me, redeemReset, releaseReset, setupState, signIn, waitingResets } from '#protocol/accounts.ts'
import {
  askResetLink,
  confirmEmail,
  lookAtResetLink,
  proposeEmail,
  redeemResetLink,
  removeEmail,
  requestByResetLink,
} from '#protocol/email.ts'
import type { Actor } from '#server/platform/call.ts'
import { mailServer, type MailServer } from '#server/platform/mail-testing.ts'
import { testServer } from '#server/platform/testing.ts'
import { browser } from '#server/testing/browser.ts'
import { testSchool, type School } from '../conversations/testing.ts'
import { forgetOldLinks } from './reset-links.ts'
import { giveWayIn, signedIn, testPassword } from './testing.ts'

let mail: MailServer
let school: School
let address: string
const newPassword = 'три слова подряд'
const hoursLater = (hours: number) => ({ now: () => new Date(Date.now() + hours * 3600_000) })

beforeAll(async () => {
  mail = await mailServer()
  school = await testSchool({ env: mail.env })
  address = (await school.app.listen()).address
})
afterAll(async () => {
  await school.close()
  await mail.stop()
})
beforeEach(async () => {
  mail.received.length = 0
  await school.pool.query('delete from reset_links')
  await school.pool.query('delete from account_emails')
  await school.pool.query('delete from email_codes')
  await school.pool.query('delete from account_resets')
  await school.pool.query('update accounts set blocked_at = null, reset_at = null, reset_by_mail = false')
  await giveWayIn(school, school.mother, 'mother')
  await giveWayIn(school, school.head, 'head')
})

async function letterTo(box: string): Promise<string> {
  await expect.poll(() => mail.received.some(({ to }) => to.includes(box))).toBe(true)
  const at = mail.received.findIndex(({ to }) => to.includes(box))
  return mail.received.splice(at, 1)[0]!.text
}

const codeIn = (text: string) => /Код: (\d{6})/.exec(text)![1]!
const secretIn = (text: string) => /\/sign-in\/link#([\w-]{22})/.exec(text)![1]!

async function giveEmail({ accountId }: Actor, box: string): Promise<void> {
  await school.pool.query(
    `insert into account_emails values ($1, $2, now()) on conflict (account_id) do update set address = $2`,
    [accountId, box],
  )
}

async function linkFor(login: string, box: string): Promise<string> {
  await browser(address).call(askResetLink, { login })
  return secretIn(await letterTo(box))
}

/** How many askings the outbox has worked off. */
async function allHandled(): Promise<void> {
  const left = async () => (await school.pool.query('select from outbox')).rowCount
  await expect.poll(left).toBe(0)
}

describe('an address of one’s own', () => {
  test('is confirmed by the code that came there, shown masked, and removed', async () => {
    const page = await signedIn(address, 'mother')
    await page.call(proposeEmail, { address: 'zarema@Example.ORG', password: testPassword })
    expect((await page.call(me, {})).email).toEqual({ confirmed: null, waiting: 'z•••@example.org' })
    const text = await letterTo('zarema@example.org')
    expect(text).not.toMatch(/mother|Зарема|Магомедова/)
    const code = codeIn(text)
    await page.call(confirmEmail, { code: `${code.slice(0, 3)} ${code.slice(3)}` })
    expect((await page.call(me, {})).email).toEqual({ confirmed: 'z•••@example.org', waiting: null })
    expect((await page.send(confirmEmail, { code })).refusal.code).toBe('email_code_over')
    await page.call(removeEmail, { password: testPassword })
    expect((await page.call(me, {})).email).toEqual({ confirmed: null, waiting: null })
  })

  test('wants the password once one has been signed in for a while, and the right one', async () => {
    const page = await signedIn(address, 'mother')
    await school.pool.query(`update sessions set created_at = now() - interval '11 minutes'`)
    const box = { address: 'zarema@example.org' }
    expect((await page.send(proposeEmail, box)).refusal.code).toBe('proof_needed')
    expect((await page.send(proposeEmail, { ...box, password: 'не тот' })).refusal.code).toBe('wrong_password')
    expect((await page.send(removeEmail, {})).refusal.code).toBe('proof_needed')
  })

  test('five wrong codes burn it, at once or one by one; half an hour ends it', async () => {
    const page = await signedIn(address, 'mother')
    await school.call(school.mother, proposeEmail, { address: 'a@example.org', password: testPassword })
    const code = codeIn(await letterTo('a@example.org'))
    const wrong = code === '000000' ? '111111' : '000000'
    const refusals = await Promise.all(Array.from({ length: 8 }, () => page.send(confirmEmail, { code: wrong })))
    const codes = refusals.map(({ refusal }) => refusal.code)
    expect(codes.filter((one) => one === 'email_code_wrong')).toHaveLength(5)
    expect((await page.send(confirmEmail, { code })).refusal.code).toBe('email_code_over')

    await school.call(school.mother, proposeEmail, { address: 'b@example.org', password: testPassword })
    const second = codeIn(await letterTo('b@example.org'))
    await school.pool.query(`update email_codes set expires_at = now() - interval '1 s'`)
    expect((await page.send(confirmEmail, { code: second })).refusal.code).toBe('email_code_over')
  })

  test('is not what somebody proposes until it is confirmed', async () => {
    await giveEmail(school.mother, 'old@example.org')
    await school.call(school.mother, proposeEmail, { address: 'new@example.org', password: testPassword })
    await letterTo('new@example.org')
    await browser(address).call(askResetLink, { login: 'mother' })
    expect(secretIn(await letterTo('old@example.org'))).toHaveLength(22)
  })
})

describe('a forgotten password', () => {
  test('is replaced by a link, once; old devices are out, and the person is told', async () => {
    await giveEmail(school.mother, 'zarema@example.org')
    const oldPhone = await signedIn(address, 'mother')
    await browser(address).call(askResetLink, { login: ' Mother ' })
    const text = await letterTo('zarema@example.org')
    expect(text.replace(/https?:\S+/, '')).not.toMatch(/mother|Зарема|Магомедова/)
    const secret = secretIn(text)
    const page = browser(address)
    expect(await page.call(lookAtResetLink, { secret })).toEqual({ login: 'mother', needsRelease: false })
    expect((await page.send(redeemResetLink, { secret, newPassword: 'password' })).refusal.code).toBe('password_common')
    expect(await page.call(redeemResetLink, { secret, newPassword })).toMatchObject({ signedIn: true })
    expect((await oldPhone.send(me, {})).status).toBe(401)
    expect((await page.call(me, {})).resetNotice).toMatchObject({ byName: '', byMail: true })
    expect((await page.send(redeemResetLink, { secret, newPassword })).refusal.code).toBe('reset_link_over')
    await browser(address).call(signIn, { login: 'mother', password: newPassword })
  })

  test('nobody learns whether a login exists or has an address', async () => {
    await giveEmail(school.mother, 'zarema@example.org')
    const page = browser(address)
    const answers = []
    for (const login of ['mother', 'head', 'nobody-at-all']) answers.push(await page.send(askResetLink, { login }))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    await letterTo('zarema@example.org')
    await allHandled()
    expect(mail.received).toEqual([])
  })

  test('three letters an hour are enough for one login', async () => {
    await giveEmail(school.mother, 'zarema@example.org')
    for (let time = 0; time < 5; time++) await browser(address).call(askResetLink, { login: 'mother' })
    await allHandled()
    expect(mail.received).toHaveLength(3)
  })

  test('two who share a box get a link for the login that was asked for', async () => {
    await giveWayIn(school, school.fatima, 'fatima')
    await giveEmail(school.mother, 'family@example.org')
    await giveEmail(school.fatima, 'family@example.org')
    const secret = await linkFor('fatima', 'family@example.org')
    expect((await browser(address).call(lookAtResetLink, { secret })).login).toBe('fatima')
  })

  test('two who use one link at the same moment: one of them gets in', async () => {
    await giveEmail(school.mother, 'zarema@example.org')
    const secret = await linkFor('mother', 'zarema@example.org')
    const both = await Promise.all(
      [1, 2].map(() => browser(address).send(redeemResetLink, { secret, newPassword: 'три слова подряд' })),
    )
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 403])
  })

  test('a link is over after half an hour, with another password, another address, a closed account', async () => {
    await giveEmail(school.mother, 'zarema@example.org')
    const page = browser(address)
    const ends = async (secret: string) => (await page.send(redeemResetLink, { secret, newPassword })).refusal.code
    const late = await linkFor('mother', 'zarema@example.org')
    await school.pool.query(`update reset_links set expires_at = now() - interval '1 s'`)
    expect(await ends(late)).toBe('reset_link_over')
    const changed = await linkFor('mother', 'zarema@example.org')
    await (await signedIn(address, 'mother')).call(changePassword, { password: testPassword, newPassword })
    expect(await ends(changed)).toBe('reset_link_over')
    await giveWayIn(school, school.mother, 'mother')
    await school.pool.query('delete from reset_links')
    const closed = await linkFor('mother', 'zarema@example.org')
    await school.pool.query(`update accounts set blocked_at = now() where login = 'mother'`)
    expect(await ends(closed)).toBe('account_blocked')
    await browser(address).call(askResetLink, { login: 'mother' })
    await allHandled()
    expect(mail.received).toEqual([])
  })

  test('the second factor is still asked', async () => {
    await giveEmail(school.mother, 'zarema@example.org')
    await school.pool.query(`insert into second_factors values ($1, '\\x00', 0, now())`, [school.mother.accountId])
    const secret = await linkFor('mother', 'zarema@example.org')
    const page = browser(address)
    expect(await page.call(redeemResetLink, { secret, newPassword })).toMatchObject({ signedIn: false })
    expect(page.cookie).toBeNull()
    expect((await page.send(signIn, { login: 'mother', password: newPassword })).refusal.code).toBe(
      'second_factor_needed',
    )
    await school.pool.query('delete from second_factors')
  })

  test('the link stands nowhere in the database', async () => {
    await giveEmail(school.mother, 'zarema@example.org')
    const secret = await linkFor('mother', 'zarema@example.org')
    const tables = ['reset_links', 'command_results', 'audit', 'outbox']
    const rows = await Promise.all(
      tables.map(async (table) => (await school.pool.query(`select * from ${table}`)).rows),
    )
    expect(JSON.stringify(rows)).not.toContain(secret)
  })

  test('what is over is forgotten', async () => {
    await giveEmail(school.mother, 'zarema@example.org')
    await linkFor('mother', 'zarema@example.org')
    await forgetOldLinks({ ...school.services, clock: hoursLater(1) })
    expect((await school.pool.query('select from reset_links')).rowCount).toBe(1)
    await forgetOldLinks({ ...school.services, clock: hoursLater(25) })
    expect((await school.pool.query('select from reset_links')).rowCount).toBe(0)
  })
})

describe('whoever manages', () => {
  test('cannot come back by e-mail alone: the office releases it, and is told how it was asked', async () => {
    await giveEmail(school.head, 'head@example.org')
    const secret = await linkFor('head', 'head@example.org')
    const page = browser(address)
    expect(await page.call(lookAtResetLink, { secret })).toEqual({ login: 'head', needsRelease: true })
    expect((await page.send(redeemResetLink, { secret, newPassword })).refusal.code).toBe('reset_link_needs_release')
    await page.call(requestByResetLink, { secret })
    expect((await page.send(requestByResetLink, { secret })).refusal.code).toBe('reset_link_over')
    await page.call(signIn, { login: 'head', password: testPassword })
    const { resets } = await school.call(school.office, waitingResets, {})
    expect(resets).toMatchObject([{ personId: school.head.personId, byMail: true }])
    const { resetId } = resets[0]!
    expect(await school.refusal(school.head, releaseReset, { resetId })).toBe('reset_needs_another')
    expect(await school.refusal(school.teacher, releaseReset, { resetId })).toBe('not_found')
    const { code } = await school.call(school.office, releaseReset, { resetId })
    await page.call(redeemReset, { login: 'head', code, newPassword })
    const after = await page.call(me, {})
    expect(after.resetNotice).toMatchObject({ byName: 'Омаров Омар Омарович', byMail: false })
    expect(after.email).toEqual({ confirmed: null, waiting: null })
  })

  test('nobody else files a request', async () => {
    await giveEmail(school.mother, 'zarema@example.org')
    const secret = await linkFor('mother', 'zarema@example.org')
    expect((await browser(address).send(requestByResetLink, { secret })).refusal.code).toBe('not_allowed')
  })

  test('who manages alone is told to ask the operator, and the link is not spent', async () => {
    const lonely = await school.make.staff(await school.make.organisation('school', null), 'head', 'Одинокий', 'Ислам')
    await giveWayIn(school, lonely, 'lonely')
    await giveEmail(lonely, 'lonely@example.org')
    const secret = await linkFor('lonely', 'lonely@example.org')
    const page = browser(address)
    expect((await page.send(requestByResetLink, { secret })).refusal.code).toBe('reset_needs_operator')
    expect((await page.call(lookAtResetLink, { secret })).needsRelease).toBe(true)
  })
})

test('every step is on record, without names', async () => {
  const { rows } = await school.pool.query(
    `select distinct act from audit where act like 'reset.%' or act like 'email.%' order by 1`,
  )
  expect(rows.map((row) => row.act)).toEqual([
    ...['email.confirmed', 'email.removed', 'reset.by_mail'],
    ...['reset.redeemed', 'reset.released', 'reset.requested'],
  ])
})

test('without a mail server nothing of it is offered', async () => {
  const plain = await testServer()
  expect((await plain.call(null, setupState, {})).mail).toBe(false)
  expect(await plain.refusal(null, askResetLink, { login: 'mother' })).toBe('mail_off')
  await plain.close()
  expect((await school.call(null, setupState, {})).mail).toBe(true)
})
