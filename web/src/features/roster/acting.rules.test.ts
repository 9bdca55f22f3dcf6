import { expect, test } from 'vitest'
import { isActing } from './acting.rules.ts'

test.each([
  ['и. о. директора', true],
  ['И.о. заместителя', true],
  ['врио начальника', true],
  ['Acting head', true],
  ['учитель иностранного языка', false],
  ['actor', false],
  ['', false],
])('«%s» is told apart from a post that somebody keeps', (position, acting) => {
  expect(isActing(position)).toBe(acting)
})
