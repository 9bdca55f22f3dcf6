import { expect, it } from 'vitest'
import { daysOfMonth, weekdays } from './month.ts'

it('a month begins under its weekday, Monday first', () => {
  const november = daysOfMonth({ year: 2026, month: 10 })
  expect(november.indexOf(november.find(Boolean) ?? null)).toBe(6)
  expect(november).toHaveLength(36)
  expect(daysOfMonth({ year: 2024, month: 1 }).filter(Boolean)).toHaveLength(29)
  expect(weekdays('ru')).toEqual(['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'])
})
