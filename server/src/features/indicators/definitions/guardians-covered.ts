import { define } from './definition.ts'
import { bits, countOf } from './inputs.ts'
import { unlistedChildren } from './people.ts'

export const guardiansCovered = define({
  code: 'guardians_covered',
  version: 1,
  unit: 'child',
  title: { ru: 'Дети, чьи родители на связи', en: 'Children with a guardian inside' },
  explanation: {
    ru: 'У скольких детей младше 18 лет вошёл хотя бы один подтверждённый родитель или близкий без ограничений. Ребёнок считается один раз в каждой организации.',
    en: 'How many children under 18 have at least one confirmed, unrestricted guardian who has signed in. A child counts once in each organisation.',
  },
  numerator: {
    ru: 'дети младше 18 лет, у которых есть хотя бы один подтверждённый взрослый без ограничений с открытой учётной записью, в которую вошли',
    en: 'children under 18 with at least one confirmed, unrestricted guardian whose open account was signed in to',
  },
  denominator: {
    ru: 'дети младше 18 лет по списку и те, кого управление ждёт сверх списка',
    en: 'children under 18 on the roster, and those whom the office expects beyond it',
  },
  mayHaveGoal: true,
  suppressed: true,
  shown: true,
  count: (of) => ({
    numerator: countOf(of.people, bits.pupil | bits.covered, bits.adult),
    denominator: countOf(of.people, bits.pupil, bits.adult) + unlistedChildren(of),
  }),
  missing: {
    has: bits.pupil,
    hasNot: bits.adult,
    inside: (person) => (person & bits.covered) !== 0,
    reason: () => 'no_guardian',
  },
})
