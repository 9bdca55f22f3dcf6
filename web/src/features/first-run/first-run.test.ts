import { expect, it } from 'vitest'
import { otherZones, proposedZone, russianZones } from './time-zones.ts'
import { tokenOf } from './token.ts'

it('proposes Moscow’s hours where the device tells no place', () => {
  expect(proposedZone(undefined)).toBe('Europe/Moscow')
  expect(proposedZone('UTC')).toBe('Europe/Moscow')
  expect(proposedZone('Etc/GMT+3')).toBe('Europe/Moscow')
})

it('proposes a zone of the list for every place in Russia, and leaves others as they are', () => {
  expect(proposedZone('Europe/Volgograd')).toBe('Europe/Moscow')
  expect(proposedZone('Asia/Sakhalin')).toBe('Asia/Magadan')
  expect(proposedZone('Asia/Tashkent')).toBe('Asia/Tashkent')
})

it('proposes hours that are those of the place', () => {
  const hourIn = (timeZone: string) => new Date(2026, 0, 15).toLocaleTimeString('ru', { timeZone })
  for (const zone of [
    'Europe/Saratov',
    'Asia/Tomsk',
    'Asia/Chita',
    'Asia/Anadyr',
    'Europe/Simferopol',
    'Asia/Ust-Nera',
  ]) {
    expect(hourIn(proposedZone(zone)), zone).toBe(hourIn(zone))
  }
})

it('shows no hours twice', () => {
  expect(otherZones().filter((zone) => russianZones.includes(zone as never))).toEqual([])
  expect(otherZones()).not.toContain('Asia/Novosibirsk')
})

it('takes the token from a whole link as well', () => {
  expect(tokenOf('#abc-DEF_123')).toBe('abc-DEF_123')
  expect(tokenOf(' http://localhost:8080/first-run#abc-DEF_123 ')).toBe('abc-DEF_123')
  expect(tokenOf('abc-DEF_123')).toBe('abc-DEF_123')
  expect(tokenOf('http://localhost:8080/first-run')).toBe('')
  expect(tokenOf('')).toBe('')
})
