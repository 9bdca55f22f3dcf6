import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isInn, isKpp, isOgrn, isOktmo, profileFaults, tidyProfile } from './profile.rules.ts'

/** Public numbers of well-known organisations. */
const inns = ['7707083893', '7736050003', '7736207543', '7707329152', '7710474375', '7729082090']
const ogrns = ['1027700132195', '1027700070518', '1027700229193', '1047707030513']

test('numbers that really exist are taken', () => {
  expect(inns.filter((inn) => !isInn(inn))).toEqual([])
  expect(ogrns.filter((ogrn) => !isOgrn(ogrn))).toEqual([])
  expect(['773601001', '7736AB001'].every(isKpp)).toBe(true)
  expect(['82701000', '82701000001'].every(isOktmo)).toBe(true)
})

test('a slip of one digit is noticed, in every place', () => {
  for (const inn of inns) {
    for (let place = 0; place < 10; place++) {
      const slips = [...'0123456789'].map((digit) => inn.slice(0, place) + digit + inn.slice(place + 1))
      // The remainder 10 stands as 0, so one slip in a hundred or so may fit; never most of them.
      expect(slips.filter(isInn).length, `${inn} at ${place}`).toBeLessThanOrEqual(2)
    }
  }
  expect(isOgrn('1027700132194')).toBe(false)
  expect(isOgrn('1027700132295')).toBe(false)
})

test('what has another length, letters or the number of a person is no INN', () => {
  expect(['', '770708389', '77070838931', '500100732259', '77070838Ы3'].filter(isInn)).toEqual([])
  expect(['', '102770013219', '304500116000157', '9027700132195'].filter(isOgrn)).toEqual([])
  expect(['77360100', '7736ab001', '77З601001'].filter(isKpp)).toEqual([])
})

test('each wrong field is named, an empty one is only missing', () => {
  expect(profileFaults({})).toEqual([])
  expect(profileFaults({ inn: '7707083894', ogrn: '', kpp: '12', email: 'школа', website: 'нет' })).toEqual([
    'inn',
    'kpp',
    'email',
    'website',
  ])
})

test('spaces of a copied number are no fault, and tidying twice changes nothing', () => {
  expect(tidyProfile({ inn: ' 77 0708-3893 ', website: 'school1.example', address: ' ул.  Ленина ' })).toEqual({
    ...{ inn: '7707083893', website: 'https://school1.example', address: 'ул. Ленина' },
  })
  fc.assert(
    fc.property(fc.string(), fc.string(), (inn, website) => {
      const once = tidyProfile({ inn, website })
      expect(tidyProfile(once)).toEqual(once)
    }),
  )
})
