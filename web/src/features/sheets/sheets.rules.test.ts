import { expect, test } from 'vitest'
import type { SheetState } from '#protocol/sheets.ts'
import { countStandings } from './sheets.rules.ts'

test('a code that expired, burnt or was revoked leaves its person without one', () => {
  const states: SheetState[] = ['joined', 'none', 'issued', 'opened', 'claimed', 'expired', 'revoked', 'burnt']
  const places = states.map((state) => ({
    ...{ for: 'pupil' as const, person: null, kinship: null },
    ...{ state, expiresAt: null },
  }))
  expect(countStandings([{ places }])).toEqual({ joined: 1, claimed: 1, open: 2, lacking: 4 })
})
