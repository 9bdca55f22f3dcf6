import { expect, test } from 'vitest'
import { goodUntil, isFree } from './declaration.rules.ts'
import { needsEvidence } from './states.rules.ts'

const said = new Date('2026-11-02T09:00:00Z')
const later = (days: number, ms = 0) => new Date(said.getTime() + days * 86_400_000 + ms)
const nothing = { declared: 0, importing: 0 }

test('the word of a head is good for four weeks to the moment, and the days left are counted with the one that has begun', () => {
  expect(goodUntil(said, said)).toEqual({ until: '2026-11-30T09:00:00.000Z', daysLeft: 28 })
  expect(goodUntil(said, later(0, 1)).daysLeft).toBe(28)
  expect(goodUntil(said, later(27, 1)).daysLeft).toBe(1)
  expect(goodUntil(said, later(28, -1)).daysLeft).toBe(1)
  expect(goodUntil(said, later(28)).daysLeft).toBe(0)
  expect(goodUntil(said, later(300)).daysLeft).toBe(0)
})

test('without a word that is good, or with one open chat, nobody is free of foreign messengers', () => {
  expect(isFree(said, nothing, later(27))).toBe(true)
  expect(isFree(said, nothing, later(28))).toBe(false)
  expect(isFree(null, nothing, said)).toBe(false)
  expect(isFree(said, { ...nothing, importing: 1 }, later(1))).toBe(false)
})

test('nobody makes a Friday look better than it is: out of the way and back again only with a reason', () => {
  expect(needsEvidence('declared', 'moved')).toBe(true)
  expect(needsEvidence('importing', 'closed')).toBe(true)
  expect(needsEvidence('closed', 'declared')).toBe(true)
  expect(needsEvidence('declared', 'importing')).toBe(false)
})
