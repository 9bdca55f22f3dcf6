import { expect, it } from 'vitest'
import { askedFor, readFilter, writeFilter } from './journal-filter.ts'

const person = '01a219e7-2e35-7b7a-ba98-f719020b26c0'

it('an address that is passed on shows the same rows', () => {
  const search = `?what=looks&from=2026-11-01&to=2026-11-30&who=${person}`
  expect(writeFilter(readFilter(search))).toBe(search)
  expect(writeFilter(readFilter(''))).toBe('')
})

it('what cannot be in an address is left out instead of a refused page', () => {
  const empty = readFilter('')
  for (const search of [
    '?what=everything',
    '?from=2026-13-45',
    '?from=soon',
    '?who=me',
    '?about=1',
    '?what=toString',
  ]) {
    expect(readFilter(search), search).toEqual(empty)
  }
})

it('the last day of a period counts to its end', () => {
  const { from, to } = askedFor(readFilter('?from=2026-11-30&to=2026-11-30'))
  expect(Date.parse(to!) - Date.parse(from!)).toBe(24 * 3600_000)
})

it('a kind and a single act are asked for by their names', () => {
  expect(askedFor(readFilter('?what=looks'))).toEqual({ group: 'looks' })
  expect(askedFor(readFilter('?what=role.granted'))).toEqual({ act: 'role.granted' })
})
