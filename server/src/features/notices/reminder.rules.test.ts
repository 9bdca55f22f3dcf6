import { expect, test } from 'vitest'
import { reminderAt } from './reminder.rules.ts'

const moscow = (text: string) => new Date(`${text}+03:00`)

test.each([
  ['the day before the deadline', '2026-11-23T12:00', '2026-11-27T18:00', '2026-11-26T10:00'],
  ['Friday for a Monday: nobody’s weekend is spoiled', '2026-11-23T12:00', '2026-11-30T18:00', '2026-11-27T10:00'],
  ['Friday for a Sunday', '2026-11-23T12:00', '2026-11-29T23:59', '2026-11-27T10:00'],
])('a reminder comes %s', (_what, sent, due, at) => {
  expect(reminderAt(moscow(sent), moscow(due), 'Europe/Moscow')).toEqual(moscow(at))
})

test('nobody is reminded of what came after the hour of the reminder', () => {
  expect(reminderAt(moscow('2026-11-26T10:00'), moscow('2026-11-27T18:00'), 'Europe/Moscow')).toBeNull()
  expect(reminderAt(moscow('2026-11-27T12:00'), moscow('2026-11-27T18:00'), 'Europe/Moscow')).toBeNull()
})

test('the day is that of the sender’s zone', () => {
  const due = new Date('2026-11-26T22:00:00Z')
  expect(reminderAt(moscow('2026-11-23T12:00'), due, 'Asia/Vladivostok')).toEqual(new Date('2026-11-26T00:00:00Z'))
})
