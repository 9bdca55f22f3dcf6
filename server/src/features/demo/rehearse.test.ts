import { expect, test } from 'vitest'
import { hourMs, isTalkTime, schoolDaysBefore } from './calendar.ts'
import { castIn } from './cast.ts'
import { planChatsByHand } from './plan-chats-by-hand.ts'
import { planDirects } from './plan-directs.ts'
import { planRosterChats } from './plan-roster-chats.ts'
import { planTown } from './plan-town.ts'
import { seeded } from './random.ts'
import { rehearse } from './rehearse.ts'
import { peopleOf } from './town.ts'

/** Moscow is three hours ahead of these. */
const moments = {
  'a school day at noon': '2026-11-24T09:12:00Z',
  'before the first lesson': '2026-11-24T04:09:00Z',
  'late in the evening': '2026-11-24T20:30:00Z',
  'in the night to Sunday': '2026-11-21T22:40:00Z',
  'on Monday morning': '2026-11-23T04:01:00Z',
  'in the New Year holidays': '2027-01-03T10:00:00Z',
  'in summer': '2026-07-15T12:00:00Z',
  'on a holiday in the middle of the week': '2026-11-04T09:00:00Z',
}

test.each(Object.entries(moments))('talk keeps to school hours and ends before now: %s', (_, moment) => {
  const now = new Date(moment)
  const said = rehearsed(now).flatMap((chat) => chat.said)
  expect(said.length).toBeGreaterThan(3000)
  expect(said.filter(({ at }) => !isTalkTime(at))).toEqual([])
  expect(said.filter(({ at }) => at >= now.getTime())).toEqual([])
})

test('in school hours somebody has written within the last half hour', () => {
  const now = new Date(moments['a school day at noon'])
  const last = Math.max(...rehearsed(now).flatMap((chat) => chat.said.map((one) => one.at)))
  expect(now.getTime() - last).toBeLessThan(hourMs / 2)
})

test('each chat goes on in order of time', () => {
  for (const { said } of rehearsed(new Date(moments['before the first lesson']))) {
    expect(said.map((one) => one.at)).toEqual(said.map((one) => one.at).toSorted((a, b) => a - b))
  }
})

test('the same seed gives the same people and the same words', () => {
  const now = new Date(moments['a school day at noon'])
  expect(rehearsed(now).map(({ said }) => said.map((one) => one.text))).toEqual(
    rehearsed(now).map(({ said }) => said.map((one) => one.text)),
  )
})

test('logins are told apart', () => {
  const logins = peopleOf(invented().town).flatMap((person) => person.login ?? [])
  expect(new Set(logins).size).toBe(logins.length)
})

function invented() {
  const random = seeded('peremena')
  let serial = 0
  const town = planTown(random, () => `00000000-0000-7000-8000-${String((serial += 1)).padStart(12, '0')}`)
  return { random, town, cast: castIn(town) }
}

function rehearsed(now: Date) {
  const { random, town, cast } = invented()
  const plans = [...planRosterChats(town, random), ...planChatsByHand(town), ...planDirects(town, cast, random)]
  const chats = plans.map((plan, index) => ({ id: String(index), plan }))
  return rehearse(chats, town, { random, days: schoolDaysBefore(now, 30), now })
}
