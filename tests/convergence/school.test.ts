import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { features } from '#server/features.ts'
import { changesNoStore, schoolSteps, town, type Town } from './school-steps.ts'
import { talkSteps } from './talk-steps.ts'
import { reactionsDone, viewer, type Viewer } from './viewer.ts'

describe('whatever the school does, people read the right names, roles and classes', () => {
  let t: Town
  let viewers: Viewer[]
  let away: Viewer[]
  beforeAll(async () => {
    t = await town()
    await reactionsDone(t)
    const look = () => Promise.all(t.viewers.map((actor) => viewer(t, actor)))
    viewers = await look()
    away = await look()
  }, 300_000)
  afterAll(() => t.close())

  it.each(schoolSteps)('after $name', async ({ run }) => {
    await run(t)
    await reactionsDone(t)
    for (const one of viewers) {
      await one.catchUp()
      expect(one.held()).toEqual(await one.fresh())
    }
  })

  it('for devices that were away all the time', async () => {
    for (const one of away) {
      await one.catchUp()
      expect(one.held()).toEqual(await one.fresh())
    }
  })
})

it('every command is tried, or it is said why it changes nothing that is shown', () => {
  const commands = features
    .flatMap((feature) => feature.calls)
    .filter(({ contract }) => contract.kind === 'command')
    .map(({ contract }) => contract.name)
  const tried = [...talkSteps, ...schoolSteps].map(({ name }) => name.split(' ')[0]!)
  const said = Object.keys(changesNoStore)
  expect(commands.filter((name) => !tried.includes(name) && !said.includes(name))).toEqual([])
  expect([...tried, ...said].filter((name) => !commands.includes(name))).toEqual([])
  expect(tried.filter((name) => said.includes(name))).toEqual([])
})
