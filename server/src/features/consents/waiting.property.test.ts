import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enrolPupils } from '#protocol/classes.ts'
import { addParticipants, createConversation, startDirect } from '#protocol/conversations.ts'
import { removeGuardian } from '#protocol/roster.ts'
import { bits, countOf, countPeople, organisationsKnown } from '#server/features/indicators/exports.ts'
import type { Actor } from '#server/platform/call.ts'
import { newId } from '#server/platform/ids.ts'
import { Refusal } from '#server/platform/refusal.ts'
import { followDates } from '../roster/follow-dates.ts'
import { consentWorld, type ConsentWorld } from './testing.ts'

let s: ConsentWorld
beforeAll(async () => {
  s = await consentWorld(followDates)
})
afterAll(() => s.close())

type Family = Awaited<ReturnType<ConsentWorld['family']>>
type Stage = { families: readonly [Family, Family]; group: string; otherClass: string }
type Act = (stage: Stage, family: Family) => Promise<unknown>

const acts: Record<string, Act> = {
  'the school begins to ask': () => s.asks(true),
  'the school asks no longer': () => s.asks(false),
  'the school asks pupils from 14, too': () => s.asks(true, true),
  'the school asks from 14 only': () => s.asks(false, true),
  'the pupil agrees': (_, { child }) => s.answer(child, child, true),
  'the pupil withdraws': (_, { child }) => s.withdraw(child, child),
  'the mother agrees': (_, { mother, child }) => s.answer(mother, child, true),
  'the mother says no': (_, { mother, child }) => s.answer(mother, child, false),
  'the mother withdraws': (_, { mother, child }) => s.withdraw(mother, child),
  'two weeks pass': twoWeeksPass,
  'the teacher writes to the child': (_, { child }) => direct(s.teacher, child),
  'the child writes to the teacher': (_, { child }) => direct(child, s.teacher),
  'the mother writes to the child': (_, { mother, child }) => direct(mother, child),
  'the children write to each other': ({ families: [one, other] }) => direct(one.child, other.child),
  'the child is added to a group': ({ group }, { child }) =>
    s.call(s.teacher, addParticipants, { conversationId: group, personIds: [child.personId] }),
  'the child is enrolled in a second class': ({ otherClass }, { child }) =>
    s.call(s.head, enrolPupils, { classId: otherClass, personIds: [child.personId] }),
  'the child turns 14': (_, { child }) => birthDate(child, '2009-01-01'),
  'the birth date turns out wrong': (_, { child }) => birthDate(child, '2018-01-01'),
  'the mother is untied': (_, { child, mother }) =>
    s.call(s.head, removeGuardian, { childId: child.personId, guardianId: mother.personId }),
}

test('whatever happens, no chat holds a pupil who waits for consent', { timeout: 300_000 }, async () => {
  const act = fc.constantFrom(...Object.keys(acts))
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(act, fc.constantFrom(0, 1)), { maxLength: 14 }), async (steps) => {
      await s.asks(false)
      const stage = await newStage()
      for (const [name, which] of steps) {
        await unlessRefused(acts[name]!(stage, stage.families[which]))
        expect(await held(), `after: ${name}`).toEqual([])
        expect(await countedAsWaiting(), `counted after: ${name}`).toBe(await waitingInside())
      }
    }),
    { numRuns: 12 },
  )
})

async function newStage(): Promise<Stage> {
  const families = [await s.family(), await s.family()] as const
  const group = newId()
  await s.call(s.teacher, createConversation, {
    id: group,
    kind: 'group',
    title: 'Театр',
    personIds: [s.head.personId],
  })
  return { families, group, otherClass: await s.makeClass(s.head, `Класс ${newId()}`, '', s.teacher) }
}

const direct = (from: Actor, to: Actor) => s.call(from, startDirect, { personId: to.personId })

/** The days are over for everybody: accounts and enrolments seem as much older as the setting. */
async function twoWeeksPass(): Promise<void> {
  await s.pool.query(`update organisations set consent_since = consent_since - interval '15 days',
    consent_both_since = consent_both_since - interval '15 days'`)
  await s.pool.query(`update organisation_versions v set consent_since = o.consent_since,
    consent_both_since = o.consent_both_since from organisations o where o.id = v.organisation_id`)
  await s.pool.query(`update roster_dates set followed_to = now() - interval '20 days'`)
  await s.daysLater(0)
}

/** As an import does: the date is written, then chats follow. */
async function birthDate({ personId }: Actor, day: string): Promise<void> {
  await s.pool.query('update persons set birth_date = $2 where id = $1', [personId, day])
  const { under, both } = await asked()
  await s.asks(under, both)
}

async function asked(): Promise<{ under: boolean; both: boolean }> {
  const { rows } = await s.pool.query<{ under: boolean; both: boolean }>(
    'select consent_since is not null as under, consent_both_since is not null as both from organisations where id = $1',
    [s.schoolId],
  )
  return rows[0]!
}

/** As Friday counts them: the same in one statement for all. */
async function countedAsWaiting(): Promise<number> {
  const at = new Date()
  const school = (await organisationsKnown(s.services.db, at)).filter(({ id }) => id === s.schoolId)
  return countOf((await countPeople(s.services.db, school, at)).get(s.schoolId)!.people, bits.awaitsConsent)
}

async function waitingInside(): Promise<number> {
  const { rows } = await s.pool.query<{ count: number }>(
    `select count(distinct t.person_id)::int as count from ties_at(now()) t join accounts a on a.person_id = t.person_id
     where t.organisation_id = $1 and t.role = 'pupil' and a.first_signed_in_at is not null and a.blocked_at is null
       and awaits_consent(t.person_id, t.organisation_id, now())`,
    [s.schoolId],
  )
  return rows[0]!.count
}

async function unlessRefused(doing: Promise<unknown>): Promise<void> {
  try {
    await doing
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure
  }
}

/** Chats with a pupil inside whom nobody has let in there. */
async function held(): Promise<unknown[]> {
  const { rows } = await s.pool.query(`
    select c.kind, p.person_id from participants p join conversations c on c.id = p.conversation_id
    where p.left_at is null
      and (waits_everywhere(p.person_id, now()) or awaits_consent(p.person_id, c.organisation_id, now()))`)
  return rows
}
