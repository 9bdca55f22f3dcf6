import { expect, it } from 'vitest'
import { chosenWith } from './decision.rules.ts'

it('«no violation» and a measure are never sent together', () => {
  expect(chosenWith(['warn', 'delete_message'], 'dismiss', true)).toEqual(['dismiss'])
  expect(chosenWith(['dismiss'], 'warn', true)).toEqual(['warn'])
})

it('measures add up and can be taken off', () => {
  expect(chosenWith(['warn'], 'delete_message', true)).toEqual(['warn', 'delete_message'])
  expect(chosenWith(['warn', 'delete_message'], 'warn', false)).toEqual(['delete_message'])
})
