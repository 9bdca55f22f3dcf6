import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { markRead, saveDraft } from '#protocol/conversations.ts'
import { deleteMessage, editMessage, pinMessage, reactionEmojis, reactToMessage } from '#protocol/messages.ts'
import { testSchool, type School } from '#server/features/conversations/testing.ts'
import type { Actor } from '#server/platform/call.ts'
import { Refusal } from '#server/platform/refusal.ts'
import { at, mention, room, say, talkSteps } from './talk-steps.ts'
import { viewer, type Viewer } from './viewer.ts'

describe('events applied equal a fresh fetch', () => {
  let school: School
  let viewers: Viewer[]
  beforeAll(async () => {
    school = await testSchool()
    viewers = await Promise.all(
      [school.teacher, school.fatima, school.ali, school.head, school.secretary].map((actor) => viewer(school, actor)),
    )
  })
  afterAll(() => school.close())

  it.each(talkSteps)('after $name', async ({ run }) => {
    await run(school)
    for (const one of viewers) {
      await one.catchUp()
      expect(one.held()).toEqual(await one.fresh())
    }
  })
})

describe('events applied equal a fresh fetch, whatever happens in whatever order', () => {
  let school: School
  beforeAll(async () => {
    school = await testSchool()
  })
  afterAll(() => school.close())

  it('also for devices that are away now and then', async () => {
    const writers = [school.teacher, school.fatima, school.ali]
    const action = fc.record({
      who: fc.nat(2),
      what: fc.constantFrom(
        'send',
        'send',
        'send',
        'mention',
        'edit',
        'delete',
        'react',
        'read',
        'pin',
        'draft',
        'wake',
      ),
      seq: fc.nat(30),
      choice: fc.nat(7),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 25 }), async (actions) => {
        const viewers = await Promise.all(writers.map((actor) => viewer(school, actor)))
        for (const { who, what, seq, choice } of actions) {
          if (what === 'wake') await viewers[who]!.catchUp()
          else await act(school, writers[who]!, what, seq + 1, choice)
        }
        for (const one of viewers) {
          await one.catchUp()
          expect(one.held()).toEqual(await one.fresh())
        }
      }),
      { numRuns: 12 },
    )
  })
})

async function act(s: School, who: Actor, what: string, seq: number, choice: number): Promise<void> {
  const place = at(s, seq)
  try {
    if (what === 'send') await say(s, who, `строка ${choice}`)
    if (what === 'mention') await mention(s, who)
    if (what === 'edit') await s.call(who, editMessage, { ...place, text: `иначе ${choice}` })
    if (what === 'delete') await s.call(who, deleteMessage, place)
    if (what === 'react') await s.call(who, reactToMessage, { ...place, emoji: reactionEmojis[choice] ?? null })
    if (what === 'read') await s.call(who, markRead, place)
    if (what === 'pin') await s.call(who, pinMessage, { ...place, pinned: choice % 2 === 0 })
    if (what === 'draft') await s.call(who, saveDraft, { ...room(s), text: choice === 0 ? '' : `черновик ${choice}` })
  } catch (error) {
    // Somebody else's message, a line that is not there yet: a «no» changes nothing.
    if (!(error instanceof Refusal)) throw error
  }
}
