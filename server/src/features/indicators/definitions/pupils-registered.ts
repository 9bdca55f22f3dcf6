import { define } from './definition.ts'
import { bits, countOf } from './inputs.ts'
import { unlistedChildren } from './people.ts'

export const pupilsRegistered = define({
  code: 'pupils_registered',
  version: 1,
  unit: 'person',
  title: { ru: 'Ученики зарегистрированы', en: 'Pupils registered' },
  explanation: {
    ru: 'Сколько учеников вошли хотя бы раз. В детских садах и в классах, которые организация оставила без учётных записей, не применяется.',
    en: 'How many pupils have signed in at least once. Does not apply to kindergartens and to grades that the organisation leaves without accounts.',
  },
  numerator: {
    ru: 'ученики со своей открытой учётной записью, в которую хотя бы раз вошли',
    en: 'pupils with an open account of their own that was signed in to at least once',
  },
  denominator: {
    ru: 'ученики по списку или число управления, если оно больше',
    en: 'pupils on the roster, or the office’s number where it is larger',
  },
  mayHaveGoal: true,
  suppressed: true,
  shown: true,
  count: (of) => {
    if (of.kind === 'kindergarten') return null
    const asked = countOf(of.people, bits.pupil, bits.withoutAccount)
    if (asked === 0 && countOf(of.people, bits.pupil) > 0) return null
    return {
      numerator: countOf(of.people, bits.pupil | bits.account, bits.withoutAccount),
      denominator: asked + unlistedChildren(of),
    }
  },
  missing: {
    has: bits.pupil,
    hasNot: bits.withoutAccount,
    inside: (person) => (person & bits.account) !== 0,
    reason: () => undefined,
  },
})
