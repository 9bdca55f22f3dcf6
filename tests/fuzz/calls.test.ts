import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { features } from '#server/features.ts'
import { testSchool, type School } from '#server/features/conversations/testing.ts'
import type { Actor } from '#server/platform/call.ts'
import { Refusal } from '#server/platform/refusal.ts'
import { broken, fromSchema } from './from-schema.ts'

const contracts = features.flatMap((feature) => feature.calls.map(({ contract }) => contract))
const runsPerCall = 60

describe('nothing that is sent to a call breaks the server', () => {
  let school: School
  let ids: string[]
  let actors: (Actor | null)[]
  beforeAll(async () => {
    school = await testSchool()
    await school.say(school.fatima, 'Здравствуйте')
    actors = [school.head, school.teacher, school.fatima, school.mother, school.office, school.stranger, null]
    ids = [
      school.pupils5,
      school.guardians5,
      school.staff,
      school.school,
      school.town,
      school.class5,
      ...[school.head, school.teacher, school.fatima, school.mother].map((actor) => actor.personId),
    ]
  })
  afterAll(() => school.close())

  async function send(name: string, actor: Actor | null, input: unknown): Promise<void> {
    const origin = { address: '127.0.0.1', device: 'fuzz', language: 'ru', requestId: 'fuzz' } as const
    try {
      await school.app.calls.call(name, { actor, origin, input })
    } catch (error) {
      if (error instanceof Refusal && error.kind.status < 500) return
      throw new Error(`${name} broke on ${JSON.stringify(input)}`, { cause: error })
    }
  }

  it.each(contracts)('$name', async ({ name, input }) => {
    const inputs = fc.oneof(
      { arbitrary: fromSchema(input as never, ids), weight: 3 },
      { arbitrary: broken(input as never, ids), weight: 1 },
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...actors), inputs, (actor, value) => send(name, actor, value)),
      { numRuns: runsPerCall },
    )
  })

  it('covers every call', () => {
    expect(contracts.length).toBeGreaterThan(40)
  })
})
