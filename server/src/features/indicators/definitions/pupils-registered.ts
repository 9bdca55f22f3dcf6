import { define } from './definition.ts'
import { bits, countOf } from './inputs.ts'
import { unlistedChildren } from './people.ts'

export const pupilsRegistered = define({
  code: 'pupils_registered',
  version: 2,
  unit: 'person',
  title: { ru: 'Ученики зарегистрированы', en: 'Pupils registered' },
  explanation: {
    ru: 'Сколько учеников вошли хотя бы раз. Кто ещё ждёт согласия, не считается и показан рядом. В детских садах и в классах, которые организация оставила без учётных записей, не применяется.',
    en: 'How many pupils have signed in at least once. Those who still wait for consent are not counted and stand beside. Does not apply to kindergartens and to grades that the organisation leaves without accounts.',
  },
  numerator: {
    ru: 'ученики со своей открытой учётной записью, в которую хотя бы раз вошли; кто ждёт согласия, не входит',
    en: 'pupils with an open account of their own that was signed in to at least once; those who wait for consent are left out',
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
      numerator: countOf(of.people, bits.pupil | bits.account, bits.withoutAccount | bits.awaitsConsent),
      denominator: asked + unlistedChildren(of),
    }
  },
  missing: {
    has: bits.pupil,
    hasNot: bits.withoutAccount,
    inside: (person) => (person & (bits.account | bits.awaitsConsent)) === bits.account,
    reason: (person) => (person & bits.awaitsConsent ? 'awaits_consent' : undefined),
  },
})
