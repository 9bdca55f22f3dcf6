import { expect, it } from 'vitest'
import type { Me } from '../platform/store/index.ts'
import { doorOf } from './door.ts'
import { placesOf } from './session-places.ts'

const me = (fields: Partial<Me>) => ({ state: 'signedIn', me: { pending: false, roles: [], ...fields } as Me }) as const
const role = (name: Me['roles'][number]['role']) => ({ role: name, organisationId: null, classId: null })

it('sends strangers to sign-in and back to what they wanted', () => {
  expect(doorOf({ state: 'signedOut', reason: 'not_signed_in' }, '/')).toEqual({ goTo: '/sign-in' })
  expect(doorOf({ state: 'signedOut', reason: 'expired' }, '/c/1?seq=2')).toEqual({
    goTo: '/sign-in?to=%2Fc%2F1%3Fseq%3D2',
  })
})

it('shows nothing of the organisation to those who wait to be let in', () => {
  expect(doorOf(me({ pending: true }), '/')).toEqual({ goTo: '/join/waiting' })
  expect(doorOf(me({ pending: true }), '/people')).toEqual({ goTo: '/join/waiting' })
  expect(doorOf(me({ pending: true, awaitsConsent: true }), '/')).toEqual({ goTo: '/consent/waiting' })
  expect(doorOf(me({ pending: true }), '/me')).toBe('open')
})

it('lets members in, and waits where nothing is known', () => {
  expect(doorOf(me({}), '/c/1')).toBe('open')
  expect(doorOf({ state: 'unknown' }, '/')).toBe('wait')
  expect(doorOf({ state: 'unreachable' }, '/')).toBe('unreachable')
})

it('shows places only where the role has something in them', () => {
  expect(placesOf(me({ roles: [role('pupil')] }).me)).toEqual(['chats', 'me'])
  expect(placesOf(me({ roles: [role('guardian'), role('teacher')] }).me)).toEqual(['chats', 'people', 'me'])
  expect(placesOf(me({ roles: [role('head')] }).me)).toEqual(['chats', 'people', 'reports', 'me'])
  expect(placesOf(me({ pending: true }).me)).toEqual(['me'])
})
