import { expect, it } from 'vitest'
import { caretAfter, codeFault, inGroups, signsOf, ticketOf } from './code.ts'

it('reads a code typed in either layout, in any case, with any spacing', () => {
  const typed = [
    'АВЕК-2345-МНРС',
    'авек 2345 мнрс',
    'ABEK2345MHPC',
    'abek—2345—mhpc',
    ' а в е к 2 3 4 5 м н р с ',
    'АВЕК.2З45.МНРС',
  ]
  for (const code of typed) expect(signsOf(code), code).toBe('АВЕК2345МНРС')
})

it('reads a code typed blindly with the wrong layout on', () => {
  expect(signsOf('fdtr-2345-vyhc')).toBe('АВЕК2345МНРС')
  expect(signsOf('фиул 2345 ьрзс')).toBe('АВЕК2345МНРС')
  expect(signsOf('fdtr2345ne[f')).toBe('АВЕК2345ТУХА')
})

it('leaves the letters alone until the code is whole', () => {
  expect(signsOf('fdtr-23')).toBe('FDTR23')
  expect(codeFault('FDTR23')).toEqual({ missing: 6 })
})

it('points at what no code has', () => {
  expect(codeFault(signsOf('АВЕО'))).toEqual({ wrongSign: 'О' })
  expect(codeFault(signsOf('авек0'))).toEqual({ wrongSign: '0' })
  expect(codeFault(signsOf('авек2345мнро'))).toEqual({ wrongSign: 'О' })
  expect(codeFault(signsOf('авек2345мнрс'))).toBeNull()
})

it('groups as it is printed, and takes no more signs than a code has', () => {
  expect(inGroups('АВЕК2')).toBe('АВЕК-2')
  expect(inGroups('АВЕК')).toBe('АВЕК')
  expect(inGroups(signsOf('АВЕК-2345-МНРС-ТУХ'))).toBe('АВЕК-2345-МНРС')
})

it('leaves the caret where the hand was', () => {
  expect(caretAfter(4, 4)).toBe(4)
  expect(caretAfter(5, 5)).toBe(6)
  expect(caretAfter(4, 8)).toBe(5)
  expect(caretAfter(8, 8)).toBe(9)
  expect(caretAfter(12, 12)).toBe(14)
  expect(caretAfter(0, 12)).toBe(0)
})

it('takes a ticket from a link, a fragment or a hand', () => {
  expect(ticketOf('https://school.example/join#Zx81_k-20aBcDeFgHiJkLm')).toBe('Zx81_k-20aBcDeFgHiJkLm')
  expect(ticketOf('#Zx81_k-20aBcDeFgHiJkLm')).toBe('Zx81_k-20aBcDeFgHiJkLm')
  expect(ticketOf('#%D0%90%D0%92%D0%95%D0%9A-2345-%D0%9C%D0%9D%D0%A0%D0%A1')).toBe('АВЕК-2345-МНРС')
  expect(ticketOf('abek 2345 mhpc')).toBe('АВЕК-2345-МНРС')
  expect(ticketOf('#%E0%A4%A')).toBeNull()
  expect(ticketOf('https://school.example/join')).toBeNull()
  expect(ticketOf('')).toBeNull()
})
