import { expect, test, vi } from 'vitest'
import type { PersonBrief } from '#protocol/common.ts'
import { apply } from './apply.ts'
import { createConfirmed } from './confirmed.ts'
import { arrivedPersons } from './changed.ts'
import { createPeople, personAgeMaxMs } from './people.ts'
import { emptyState } from './state.ts'

const brief = (id: string, fullName: string): PersonBrief => ({ id, name: fullName, fullName, role: null, note: '' })

function setUp(answer: (ids: string[]) => Promise<PersonBrief[]>) {
  const asked: string[][] = []
  const confirmed = createConfirmed(
    { ...emptyState('me'), cursors: new Map([['room', 1]]), persons: new Map([['asya', brief('asya', 'Асия')]]) },
    (commit) => people.came(arrivedPersons(commit)),
  )
  const people = createPeople(confirmed, (async (_contract: unknown, { ids }: { ids: string[] }) => {
    asked.push(ids)
    return { people: await answer(ids) }
  }) as never)
  const renamed = (v: number) =>
    confirmed.events([{ t: 'event', s: 'room', v, n: 'persons.changed', at: '', d: { personIds: ['asya'] } } as never])
  const look = () => vi.advanceTimersByTimeAsync(100)
  return { asked, confirmed, people, renamed, look }
}

test('a person who was renamed is asked for when shown, and the new name stays', async () => {
  vi.useFakeTimers()
  const { asked, confirmed, people, renamed, look } = setUp(async (ids) => ids.map((id) => brief(id, 'Асият')))
  renamed(2)
  expect(asked).toEqual([])
  people.want('asya')
  people.want('asya')
  await look()
  people.want('asya')
  await look()
  expect(asked).toEqual([['asya']])
  expect(confirmed.state().persons.get('asya')?.fullName).toBe('Асият')
  expect(confirmed.state().stalePersons.size).toBe(0)
  vi.useRealTimers()
})

test('an answer that was asked for before the next change does not pass for the new name', async () => {
  vi.useFakeTimers()
  let name = 'Асият'
  const { asked, confirmed, people, renamed, look } = setUp(async (ids) => {
    const answer = ids.map((id) => brief(id, name))
    if (name === 'Асият') renamed(3)
    name = 'Асият Али'
    return answer
  })
  renamed(2)
  people.want('asya')
  await look()
  expect([...confirmed.state().stalePersons.keys()]).toEqual(['asya'])
  people.want('asya')
  await look()
  expect(asked).toHaveLength(2)
  expect(confirmed.state().persons.get('asya')?.fullName).toBe('Асият Али')
  vi.useRealTimers()
})

test('where no event tells of names, one that is shown is at most an hour old', async () => {
  vi.useFakeTimers()
  const { asked, people, look } = setUp(async (ids) => ids.map((id) => brief(id, 'Асия')))
  people.want('asya')
  await look()
  people.want('asya')
  await look()
  expect(asked).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(personAgeMaxMs)
  people.want('asya')
  await look()
  expect(asked).toHaveLength(2)
  vi.useRealTimers()
})

test('one’s own new role puts all names in doubt: it decides how one sees others', () => {
  const state = {
    ...emptyState('me'),
    cursors: new Map([['me', 1]]),
    persons: new Map([['asya', brief('asya', 'Асия')]]),
  }
  const after = apply(state, { t: 'event', s: 'me', v: 2, n: 'roster.tiesChanged', at: '', d: {} } as never)
  expect([...after.stalePersons.keys()]).toEqual(['asya'])
})
