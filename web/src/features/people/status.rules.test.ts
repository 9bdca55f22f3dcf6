import { describe, expect, it } from 'vitest'
import { nextStep, type Looker } from './status.rules.ts'

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

const head: Looker = { waiting: 0, mayInviteHead: false, mayVerify: false }
const office: Looker = { ...head, mayVerify: true }
const withRequests = (waiting: number): Looker => ({ ...head, waiting })

describe('what brings a profile to active', () => {
  it('counts to more than two people, as the letter says', () => {
    expect(nextStep(status(1, 0), head)).toEqual({ what: 'invite', missing: 2 })
    expect(nextStep(status(2, 1), head)).toEqual({ what: 'invite', missing: 1 })
  })

  it('answers those who wait before inviting others', () => {
    expect(nextStep(status(2, 1), withRequests(3))).toEqual({ what: 'answer', count: 3 })
  })

  it('asks for a class when there are people enough, also while somebody waits', () => {
    expect(nextStep(status(3, 0), withRequests(2))).toEqual({ what: 'class' })
  })

  it('sends to the office when only its word is missing', () => {
    expect(nextStep(status(3, 0, false), head)).toEqual({ what: 'class' })
    expect(nextStep(status(3, 1, false), head)).toEqual({ what: 'verify' })
  })

  it('asks an office for its word before what the organisation does by itself', () => {
    expect(nextStep(status(1, 0, false), office)).toEqual({ what: 'verify' })
    expect(nextStep(status(1, 0, false), { ...office, waiting: 2 })).toEqual({ what: 'verify' })
    expect(nextStep(status(3, 0), office)).toEqual({ what: 'class' })
  })

  it('invites a head first where nobody leads: the rest is for the head to do', () => {
    expect(nextStep(status(0, 0, false), { ...office, mayInviteHead: true })).toEqual({ what: 'head' })
  })

  it('asks for nothing when the profile is active', () => {
    expect(nextStep(status(3, 1), withRequests(4))).toEqual({ what: 'nothing' })
  })
})
