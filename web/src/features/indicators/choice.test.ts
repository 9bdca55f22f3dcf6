import { expect, it } from 'vitest'
import { readChoice, writeChoice } from './choice.ts'

const id = '0192f0c1-0000-7000-8000-000000000001'

it('a link opens what its sender saw', () => {
  const search = writeChoice({
    ...{ when: id, code: 'orgs_active', text: 'лицей № 3', kinds: ['school', 'college'], lagging: 'staff_registered' },
    ...{ order: 'pupils_registered', descending: true, page: 2 },
  })
  expect(readChoice(search)).toEqual({
    ...{ when: id, code: 'orgs_active', text: 'лицей № 3', kinds: ['school', 'college'], lagging: 'staff_registered' },
    ...{ order: 'pupils_registered', descending: true, page: 2 },
  })
  expect(readChoice(writeChoice({ when: 'friday' })).when).toBe('friday')
})

it('a broken address shows now and everybody instead of an error', () => {
  expect(writeChoice(readChoice('?when=2026&code=../x&kinds=region.x&lagging=A&order=%20&page=-1&down=yes'))).toBe('')
  expect(writeChoice(readChoice(''))).toBe('')
})
