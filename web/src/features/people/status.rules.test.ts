import { describe, expect, it } from 'vitest'
import { nextStep } from './status.rules.ts'

const status = (registered: number, classes: number, verified = true) => ({
  counted: true,
  active: verified && registered > 2 && classes > 0,
  reasons: [],
  verified,
  registered,
  registeredStaff: registered,
  classes,
  emptyClasses: 0,
  staff: { registered, total: registered, onLeave: 0, unlisted: 0 },
})

describe('what brings a profile to active', () => {
  it('counts to more than two people, as the letter says', () => {
    expect(nextStep(status(1, 0), 0)).toEqual({ what: 'invite', missing: 2 })
    expect(nextStep(status(2, 1), 0)).toEqual({ what: 'invite', missing: 1 })
  })

  it('answers those who wait before inviting others', () => {
    expect(nextStep(status(2, 1), 3)).toEqual({ what: 'answer', count: 3 })
  })

  it('asks for a class when there are people enough, also while somebody waits', () => {
    expect(nextStep(status(3, 0), 2)).toEqual({ what: 'class' })
  })

  it('sends to the office when only its word is missing', () => {
    expect(nextStep(status(3, 0, false), 0)).toEqual({ what: 'class' })
    expect(nextStep(status(3, 1, false), 0)).toEqual({ what: 'verify' })
  })

  it('asks for nothing when the profile is active', () => {
    expect(nextStep(status(3, 1), 4)).toEqual({ what: 'nothing' })
  })
})
