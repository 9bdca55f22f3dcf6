import { afterAll, beforeAll, expect, test } from 'vitest'
import { renamePerson } from '#protocol/roster.ts'
import { claim } from '#server/platform/jobs/outbox.ts'
import { personsTopic } from '#server/features/roster/exports.ts'
import { onPersonsChanged } from './on-persons-changed.ts'
import { testSchool, type School } from './testing.ts'

let school: School
beforeAll(async () => {
  school = await testSchool()
})
afterAll(() => school.close())

const told = async (streamId: string) =>
  (await school.eventsOf(streamId)).filter(({ name }) => name === 'persons.changed').map(({ data }) => data)

async function rename(): Promise<void> {
  const { fatima, head, school: organisationId } = school
  const name = { familyName: 'Магомедова', givenName: `Фатима` }
  await school.call(head, renamePerson, { personId: fatima.personId, organisationId, name })
  await claim(new Map([[personsTopic, onPersonsChanged]]), school.services)
}

test('where a pupil and her mother stand the new name is told by ids alone, elsewhere nothing', async () => {
  await rename()
  expect(await told(school.pupils5)).toEqual([{ personIds: [school.fatima.personId] }])
  expect(await told(school.guardians5)).toEqual([{ personIds: [school.mother.personId] }])
  expect(await told(school.staff)).toEqual([])
})

test('a channel of thousands is not written to because of one name', async () => {
  const before = (await told(school.pupils5)).length
  await school.pool.query('update conversations set participant_count = 20000 where id = $1', [school.pupils5])
  await rename()
  expect(await told(school.pupils5)).toHaveLength(before)
})
