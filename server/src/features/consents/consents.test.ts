import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { getClass } from '#protocol/classes.ts'
import { answerConsent, myConsents, waitingForConsent, withdrawConsent } from '#protocol/consents.ts'
import { createConversation, listConversations, mayWriteTo, startDirect } from '#protocol/conversations.ts'
import { sendMessage } from '#protocol/messages.ts'
import { blockPerson, fileReport, unblockPerson } from '#protocol/moderation.ts'
import { organisationStatus, updateOrganisation } from '#protocol/organisations.ts'
import { whatSees } from '#protocol/rights.ts'
import { personCard, restrictGuardian, setGuardianRights } from '#protocol/roster.ts'
import { waitsEverywhere } from '#server/features/roster/exports.ts'
import type { Actor } from '#server/platform/call.ts'
import { newId } from '#server/platform/ids.ts'
import { consentText, currentVersion } from './consent-texts.ts'
import { followDates } from '../roster/follow-dates.ts'
import { consentWorld, type ConsentWorld } from './testing.ts'

let s: ConsentWorld
beforeAll(async () => {
  s = await consentWorld(followDates)
})
beforeEach(async () => {
  await s.pool.query('update roster_dates set followed_to = now()')
  await s.asks(false)
})
afterAll(() => s.close())

const kindsOf = async (actor: Actor) => (await s.call(actor, listConversations, {})).conversations.map((c) => c.kind)
const listed = async (text = '') => s.call(s.head, waitingForConsent, { organisationId: s.schoolId, text })

test('the text that was agreed to is the text of the file, for ever', () => {
  for (const by of ['guardian', 'own'] as const) {
    for (const locale of ['ru', 'en'] as const) {
      const { text, hash } = consentText(locale, by)
      expect(createHash('sha256').update(text).digest('hex')).toBe(hash)
    }
  }
  // A text that somebody has signed does not change: a new wording is a new version beside it.
  const hashOf = (file: string) =>
    createHash('sha256')
      .update(readFileSync(join(import.meta.dirname, 'texts', file)))
      .digest('hex')
      .slice(0, 16)
  expect(readdirSync(join(import.meta.dirname, 'texts')).map((file) => [file, hashOf(file)])).toEqual([
    ['messenger-1.en.txt', '614806af95cc0dde'],
    ['messenger-1.ru.txt', '301c0d1c7fc75ce4'],
    ['messenger-2.en.txt', '3a7b189f1390f59a'],
    ['messenger-2.ru.txt', '73dae7d36728dd29'],
    ['own-2.en.txt', '743dd2c26c2709f0'],
    ['own-2.ru.txt', '74eaee816a3a512a'],
  ])
})

test('a new wording that nobody is asked for would be agreed to by nobody: the database knows each version', async () => {
  const { rows } = await s.pool.query('select max(version) as version from consent_versions where since <= now()')
  expect(rows[0]!.version).toBe(currentVersion)
})

test('whoever comes while the school asks waits outside, and is in as soon as the mother agrees', async () => {
  await s.asks(true)
  const { child, mother, classId } = await s.family()
  expect(await s.inside('class_pupils', classId)).not.toContain(child.personId)
  expect(await kindsOf(child)).toEqual([])
  expect(await waitsEverywhere(s.services.db, child.personId, new Date())).toBe(true)
  expect(await s.call(child, mayWriteTo, { personId: s.teacher.personId })).toMatchObject({ may: false })
  expect(await s.call(s.teacher, mayWriteTo, { personId: child.personId })).toMatchObject({ may: false })
  expect(await s.call(mother, mayWriteTo, { personId: child.personId })).toMatchObject({ may: false })
  const { lines } = await s.call(s.teacher, getClass, { classId })
  expect(lines.find(({ person }) => person.id === child.personId)?.state).toBe('awaits_consent')

  const { consents, text } = await s.call(mother, myConsents, { locale: 'ru' })
  expect(consents).toMatchObject([{ state: 'missing', waits: true, maySign: true, dueAt: null }])
  expect(text.text).toContain('младше 18 лет')
  await s.answer(mother, child, true)
  expect(await s.inside('class_pupils', classId)).toContain(child.personId)
  expect(await waitsEverywhere(s.services.db, child.personId, new Date())).toBe(false)
  const { rows } = await s.pool.query('select * from consents where child_id = $1', [child.personId])
  expect(rows).toMatchObject([
    {
      ...{ guardian_id: mother.personId, account_id: mother.accountId, session_id: mother.sessionId, agreed: true },
      ...{ text_version: 2, text_locale: 'ru', text_hash: consentText('ru').hash, withdrawn_at: null },
    },
  ])
})

test('a pupil who waits is counted nowhere as inside, sees nobody of the class, and probes for nobody', async () => {
  await s.asks(true)
  const { child, mother } = await s.family()
  const counts = async () => {
    const status = await s.call(s.head, organisationStatus, { organisationId: s.schoolId })
    return status.registered
  }
  const before = await counts()
  const sees = await s.call(child, whatSees, { personId: child.personId })
  expect(sees.ties).toMatchObject([{ role: 'pupil', waits: true, sees: ['own_guardians'] }])
  expect(await s.refusal(child, personCard, { personId: s.teacher.personId })).toBe('not_found')
  expect(await s.refusal(child, blockPerson, { personId: s.teacher.personId })).toBe('not_found')
  expect(await s.refusal(child, fileReport, { id: newId(), personId: s.teacher.personId })).toBe('not_found')
  await s.answer(mother, child, true)
  expect(await counts()).toBe(before + 1)
  expect((await s.call(child, whatSees, { personId: child.personId })).ties).toMatchObject([
    { waits: false, sees: ['teachers', 'own_guardians'] },
  ])
  await s.call(child, blockPerson, { personId: s.teacher.personId })
  await s.call(child, unblockPerson, { personId: s.teacher.personId })
})

test('a withdrawal takes the child out of every chat in the same transaction, and a new consent brings direct ones back', async () => {
  await s.asks(true)
  const { child, mother, classId } = await s.family()
  await s.answer(mother, child, true)
  const { conversationId } = await s.call(child, startDirect, { personId: s.teacher.personId })
  await s.call(child, sendMessage, { id: newId(), conversationId, text: 'Здравствуйте' })
  const group = newId()
  await s.call(s.teacher, createConversation, {
    ...{ id: group, kind: 'group', title: 'Театр', personIds: [child.personId, mother.personId] },
  })
  expect((await kindsOf(child)).toSorted()).toEqual(['class_pupils', 'direct', 'group'])
  await s.withdraw(mother, child)
  expect(await kindsOf(child)).toEqual([])
  expect(await s.inside('class_pupils', classId)).not.toContain(child.personId)
  expect(await s.refusal(s.teacher, sendMessage, { id: newId(), conversationId, text: 'Где вы?' })).toBe('may_not_send')
  await s.answer(mother, child, true)
  expect((await kindsOf(child)).toSorted()).toEqual(['class_pupils', 'direct'])
  await s.call(s.teacher, sendMessage, { id: newId(), conversationId, text: 'Снова здесь' })
  const acts = await s.pool.query<{ act: string }>(
    `select act from audit_named where subject_id = $1 and actor_id = $2 and act like 'consent.%' order by id`,
    [child.personId, mother.personId],
  )
  expect(acts.rows.map(({ act }) => act)).toEqual(['consent.given', 'consent.withdrawn', 'consent.given'])
})

test('one guardian is enough; only an unrestricted one who may sign is asked', async () => {
  await s.asks(true)
  const { child, mother, father } = await s.family()
  const answerOf = (who: Actor, agreed = true) => s.refusal(who, answerConsent, s.answerFor(child, agreed))
  expect(await answerOf(father)).toBe('consent_no_right')
  expect(await answerOf(s.teacher)).toBe('not_found')
  expect(await answerOf(s.head)).toBe('not_found')
  await s.call(s.head, setGuardianRights, {
    ...{ childId: child.personId, guardianId: father.personId, legalKind: 'parent', rights: { sign: true } },
  })
  await s.answer(father, child, true)
  expect(await answerOf(mother, false)).toBe('consent_stands')
  expect((await s.call(mother, myConsents, { locale: 'en' })).consents).toMatchObject([
    { state: 'given', given: { by: { id: father.personId } }, waits: false },
  ])
  await s.call(s.head, restrictGuardian, {
    ...{ id: newId(), childId: child.personId, guardianId: father.personId, document: '2-13/26', until: null },
  })
  const { rows } = await s.pool.query('select id from consents where child_id = $1', [child.personId])
  expect(await s.refusal(father, withdrawConsent, { consentId: rows[0]!.id })).toBe('not_found')
})

test('an answer to another text than the one in force is not taken', async () => {
  await s.asks(true)
  const { child, mother } = await s.family()
  const answer = { ...s.answerFor(child, true), hash: '0'.repeat(64) }
  expect(await s.refusal(mother, answerConsent, answer)).toBe('consent_text_changed')
})

test('who was inside already stays for two weeks, then waits, and is let in when the school asks no longer', async () => {
  const { child, mother, classId } = await s.family()
  await s.asks(true)
  expect(await s.inside('class_pupils', classId)).toContain(child.personId)
  const { consents } = await s.call(mother, myConsents, { locale: 'ru' })
  expect(consents).toMatchObject([{ state: 'missing', waits: false, dueAt: expect.any(String) }])
  await s.daysLater(13)
  expect(await s.inside('class_pupils', classId)).toContain(child.personId)
  await s.daysLater(15)
  expect(await s.inside('class_pupils', classId)).not.toContain(child.personId)
  await s.asks(false)
  expect(await s.inside('class_pupils', classId)).toContain(child.personId)
  expect(await s.refusal(mother, answerConsent, s.answerFor(child, true))).toBe('consent_not_asked')
})

test('a no ends the two weeks at once', async () => {
  const { child, mother, classId } = await s.family()
  await s.asks(true)
  await s.answer(mother, child, false)
  expect(await s.inside('class_pupils', classId)).not.toContain(child.personId)
  expect((await listed()).pupils).toContainEqual(expect.objectContaining({ refused: true, dueAt: null, signers: 1 }))
})

test('who turns 14 is let in by the day', async () => {
  await s.asks(true)
  const { child, classId } = await s.family()
  const born = new Date(Date.now() + 86_400_000)
  born.setUTCFullYear(born.getUTCFullYear() - 14)
  const day = born.toISOString().slice(0, 10)
  await s.pool.query('update persons set birth_date = $2 where id = $1', [child.personId, day])
  await s.daysLater(0)
  expect(await s.inside('class_pupils', classId)).not.toContain(child.personId)
  await s.daysLater(3)
  expect(await s.inside('class_pupils', classId)).toContain(child.personId)
})

test('the head finds who waits by a part of the name', async () => {
  await s.asks(true)
  const { child } = await s.family('Рабаданова Хадижат')
  expect(await listed('рабад хадиж')).toMatchObject({ total: 1, pupils: [{ child: { id: child.personId } }] })
  expect(await listed('рабад мусаев')).toMatchObject({ total: 0 })
  const acts = await s.pool.query(`select from audit where act = 'consents.listed'`)
  expect(acts.rows.length).toBeGreaterThan(0)
})

test('a guardian of one child learns nothing of the consents of another', async () => {
  await s.asks(true)
  const [one, other] = [await s.family(), await s.family()]
  await s.answer(one.mother, one.child, true)
  const { rows } = await s.pool.query('select id from consents where child_id = $1', [one.child.personId])
  expect(await s.refusal(other.mother, withdrawConsent, { consentId: rows[0]!.id })).toBe('not_found')
  expect(await s.refusal(s.head, updateOrganisation, { organisationId: newId(), consentUnder14: true })).toBe(
    'not_found',
  )
})

/** A family whose child is 15; chats follow with the next `asks`, as they do after an import. */
async function ofFifteen() {
  const family = await s.family()
  const born = new Date(Date.now() - 15.5 * 365.25 * 86_400_000).toISOString().slice(0, 10)
  await s.pool.query('update persons set birth_date = $2 where id = $1', [family.child.personId, born])
  return family
}

test('from 14 to 17 neither the mother alone nor the pupil alone opens the chats', async () => {
  await s.asks(false, true)
  const { child, mother, classId } = await ofFifteen()
  await s.asks(false, true)
  expect(await s.inside('class_pupils', classId)).not.toContain(child.personId)
  await s.answer(mother, child, true)
  expect(await s.inside('class_pupils', classId)).not.toContain(child.personId)
  expect((await s.call(mother, myConsents, { locale: 'ru' })).consents).toMatchObject([
    { own: false, state: 'given', waits: true, ownMissing: true },
  ])
  expect((await listed('гасанова фатима')).pupils).toContainEqual(
    expect.objectContaining({ child: expect.objectContaining({ id: child.personId }), lacks: 'own' }),
  )
  const { consents, ownText } = await s.call(child, myConsents, { locale: 'ru' })
  expect(consents).toMatchObject([{ own: true, state: 'missing', maySign: true, child: { id: child.personId } }])
  expect(ownText.text).toContain('от 14 до 18 лет')
  await s.answer(child, child, true)
  expect(await s.inside('class_pupils', classId)).toContain(child.personId)

  await s.withdraw(child, child)
  expect(await s.inside('class_pupils', classId)).not.toContain(child.personId)
  expect((await s.call(mother, myConsents, { locale: 'ru' })).consents).toMatchObject([{ state: 'given' }])
})

test('a pupil agrees to the text for pupils, a guardian to that for guardians, and neither takes back that of the other', async () => {
  const { child, mother } = await ofFifteen()
  await s.asks(false, true)
  const wrong = { ...s.answerFor(child, true), hash: consentText('ru').hash }
  expect(await s.refusal(child, answerConsent, wrong)).toBe('consent_text_changed')
  await s.answer(child, child, true)
  await s.answer(mother, child, true)
  const { rows } = await s.pool.query<{ id: string; own: boolean }>(
    'select id, guardian_id = child_id as own from consents where child_id = $1 order by own',
    [child.personId],
  )
  expect(await s.refusal(child, withdrawConsent, { consentId: rows[0]!.id })).toBe('not_found')
  expect(await s.refusal(mother, withdrawConsent, { consentId: rows[1]!.id })).toBe('not_found')
})

test('a child under 14 is not asked, and whoever turns 14 inside has two weeks for an own consent', async () => {
  await s.asks(true, true)
  const { child, mother, classId } = await s.family()
  const away = (years: number, days: number) => {
    const day = new Date(Date.now() + days * 86_400_000)
    day.setUTCFullYear(day.getUTCFullYear() - years)
    return day.toISOString().slice(0, 10)
  }
  await s.pool.query('update persons set birth_date = $2 where id = $1', [child.personId, away(14, 1)])
  expect(await s.refusal(child, answerConsent, s.answerFor(child, true, true))).toBe('not_found')
  await s.answer(mother, child, true)
  expect(await s.inside('class_pupils', classId)).toContain(child.personId)
  await s.daysLater(10)
  expect(await s.inside('class_pupils', classId)).toContain(child.personId)
  await s.daysLater(20)
  expect(await s.inside('class_pupils', classId)).not.toContain(child.personId)
})

test('a new wording is asked for again: two weeks inside with the old consent, then outside until somebody agrees anew', async () => {
  await s.asks(true)
  const { child, mother, classId } = await s.family()
  await s.answer(mother, child, true)
  await s.pool.query(
    `update consents set text_version = 1, answered_at = answered_at - interval '60 days'
    where child_id = $1`,
    [child.personId],
  )
  await s.pool.query(`update accounts set created_at = created_at - interval '90 days' where person_id = $1`, [
    child.personId,
  ])
  await s.pool.query(`update enrolment_facts set valid_from = valid_from - interval '90 days' where person_id = $1`, [
    child.personId,
  ])
  expect((await s.call(mother, myConsents, { locale: 'ru' })).consents).toMatchObject([
    { state: 'missing', renewed: true, waits: false, dueAt: expect.any(String), given: null },
  ])
  await s.daysLater(1)
  expect(await s.inside('class_pupils', classId)).toContain(child.personId)
  await s.daysLater(16)
  expect(await s.inside('class_pupils', classId)).not.toContain(child.personId)
  await s.answer(mother, child, true)
  expect(await s.inside('class_pupils', classId)).toContain(child.personId)
})
