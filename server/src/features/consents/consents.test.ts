import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { getClass } from '#protocol/classes.ts'
import { answerConsent, myConsents, waitingForConsent, withdrawConsent } from '#protocol/consents.ts'
import { createConversation, listConversations, mayWriteTo, startDirect } from '#protocol/conversations.ts'
import { sendMessage } from '#protocol/messages.ts'
import { updateOrganisation } from '#protocol/organisations.ts'
import { restrictGuardian, setGuardianRights } from '#protocol/roster.ts'
import { waitsEverywhere } from '#server/features/roster/exports.ts'
import type { Actor } from '#server/platform/call.ts'
import { newId } from '#server/platform/ids.ts'
import { consentText } from './consent-texts.ts'
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
  for (const locale of ['ru', 'en'] as const) {
    const { text, hash } = consentText(locale)
    expect(createHash('sha256').update(text).digest('hex')).toBe(hash)
  }
  // A text that somebody has signed does not change: a new wording is a new version beside it.
  expect(consentText('ru').hash).toBe('301c0d1c7fc75ce4c5b5b3e909e2b430c5a4b1b8a1cb3219da5decc599352a24')
  expect(consentText('en').hash).toBe('614806af95cc0dde0eb475628094115c1c6b41b7ed2461505a71815bc6ddd214')
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
  expect(text.text).toContain('младше 14 лет')
  await s.answer(mother, child, true)
  expect(await s.inside('class_pupils', classId)).toContain(child.personId)
  expect(await waitsEverywhere(s.services.db, child.personId, new Date())).toBe(false)
  const { rows } = await s.pool.query('select * from consents where child_id = $1', [child.personId])
  expect(rows).toMatchObject([
    {
      ...{ guardian_id: mother.personId, account_id: mother.accountId, session_id: mother.sessionId, agreed: true },
      ...{ text_version: 1, text_locale: 'ru', text_hash: consentText('ru').hash, withdrawn_at: null },
    },
  ])
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
