import { expect, test } from 'vitest'
import type { IndicatorValue } from '#protocol/indicators.ts'
import { shownDefinitions, shownOf } from '#server/features/indicators/exports.ts'
import { withoutFew } from './hiding.rules.ts'
import type { Seen } from './report.rules.ts'

const indicators = shownDefinitions.map(shownOf)
const office = { ...seen('town', null), kind: 'municipality' as const, counted: false }
const share = (numerator: number, denominator: number) =>
  new Map<string, IndicatorValue>([
    ['pupils_registered', { code: 'pupils_registered', numerator, denominator, hidden: false }],
  ])

function seen(id: string, parentId: string | null): Seen {
  return {
    ...{ id, parentId, above: parentId ? [parentId] : [], kind: 'school', shortName: id, parentShortName: '' },
    ...{ counted: true, listed: true, reasons: [] },
    beside: [
      { code: 'on_leave', count: 1 },
      { code: 'not_applied_pupils', count: 2 },
    ],
    notes: [{ code: 'children_shrank', from: 30, to: 3 }],
  }
}

test('an office reads that a list of children shrank, without numbers of few, and nothing beside pupils that would tell them', () => {
  const pictured = {
    organisations: [office, seen('small', 'town'), seen('middle', 'town'), seen('large', 'town')],
    values: new Map([
      ['town', share(333, 443)],
      ['small', share(3, 3)],
      ['middle', share(30, 40)],
      ['large', share(300, 400)],
    ]),
  }
  const { organisations, values } = withoutFew(pictured, indicators)
  const hidden = [...values].filter(([, all]) => all.get('pupils_registered')!.hidden).map(([id]) => id)
  expect(hidden).toEqual(['small', 'middle'])
  const notes = Object.fromEntries(organisations.map((one) => [one.id, one.notes[0]]))
  expect(notes['small']).toEqual({ code: 'children_shrank', from: null, to: null })
  expect(notes['large']).toEqual({ code: 'children_shrank', from: 30, to: 3 })
  for (const { beside } of organisations) expect(beside).toEqual([{ code: 'on_leave', count: 1 }])
})
