import type { Beside } from '#protocol/indicators.ts'
import { shownDefinitions } from '../definitions/all.ts'
import { bits, countOf, type Inputs } from '../definitions/inputs.ts'
import { classesOf, failingOf, staffOf, unlistedChildren } from '../definitions/people.ts'
import type { OrganisationFacts, ReportFacts } from './facts.ts'

export type CountedValue = { code: string; numerator: number; denominator: number }

/** What every shown indicator is for one organisation; those that do not apply are left out. */
export function valuesOf(inputs: Inputs): CountedValue[] {
  return shownDefinitions.flatMap(({ code, count }) => {
    const share = count(inputs)
    return share ? [{ code, ...share }] : []
  })
}

/** What else is told of an organisation. */
export function factsOf(inputs: Inputs): OrganisationFacts {
  return { reasons: failingOf(inputs), beside: besideOf(inputs), report: reportOf(inputs), notes: [] }
}

function besideOf(of: Inputs): Beside[] {
  const { people } = of
  const listed = countOf(people, bits.staff, bits.onLeave)
  const all: Beside[] = [
    { code: 'on_leave', count: countOf(people, bits.staff | bits.onLeave) },
    { code: 'shared_device', count: countOf(people, bits.staff | bits.account | bits.sharedDevice, bits.onLeave) },
    { code: 'unlisted_staff', count: staffOf(of) - listed },
    { code: 'unlisted_children', count: unlistedChildren(of) },
    { code: 'registered_staff', count: countOf(people, bits.staff | bits.account, bits.sharedDevice) },
    { code: 'empty_classes', count: of.classes.empty },
    {
      code: 'not_applied_pupils',
      count: countOf(people, of.kind === 'kindergarten' ? bits.pupil : bits.pupil | bits.withoutAccount),
    },
    {
      code: 'awaits_consent',
      count: of.kind === 'kindergarten' ? 0 : countOf(people, bits.pupil | bits.awaitsConsent, bits.withoutAccount),
    },
    { code: 'entered_by_mistake', count: of.oldChats.mistaken },
  ]
  return all.filter(({ count }) => count > 0)
}

function reportOf(of: Inputs): ReportFacts {
  const { people, expected, classes } = of
  const atWork = (has: number) => countOf(people, bits.staff | has, bits.onLeave | bits.sharedDevice)
  const unlisted = unlistedChildren(of)
  return {
    verified: of.verified,
    listed: people.size > 0 || Object.values(expected).some((number) => number !== null),
    staff: {
      total: staffOf(of),
      listed: countOf(people, bits.staff, bits.onLeave),
      registered: atWork(bits.account),
      active: atWork(bits.account | bits.used),
      onLeave: countOf(people, bits.staff | bits.onLeave),
    },
    pupils:
      of.kind === 'kindergarten'
        ? null
        : {
            total: countOf(people, bits.pupil) + unlisted,
            registered: countOf(people, bits.pupil | bits.account, bits.awaitsConsent),
          },
    children: {
      total: countOf(people, bits.pupil, bits.adult) + unlisted,
      listed: countOf(people, bits.pupil, bits.adult),
      covered: countOf(people, bits.pupil | bits.covered, bits.adult),
    },
    classes: { total: classesOf(of), ...classes },
    expected,
  }
}
