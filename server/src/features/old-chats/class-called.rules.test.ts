import { expect, test } from 'vitest'
import type { OldChatKind } from '#protocol/old-chats.ts'
import { classCalled } from './class-called.rules.ts'

const classes = ['1–3', '3', '5', '5А', '5Б', '10А', 'Солнышко'].map((name) => ({ id: name, name }))
const called = (name: string, kind: OldChatKind = 'guardians') => classCalled({ name, kind }, classes)

test.each([
  ['5А: родители', '5А'],
  ['Мамы 5 "а"', '5А'],
  ['Родители 5-Б класса', '5Б'],
  ['5A родители', '5А'],
  ['Родители 1–3', '1–3'],
  ['Родители 5', '5'],
  ['Солнышко: родители', 'Солнышко'],
  ['10А и учитель', '10А'],
])('%s is a chat of %s', (name, id) => {
  expect(called(name)).toBe(id)
})

test.each(['Родители 5А и 5Б', 'Родители', '15А: родители', 'Чат 5В', ''])('%s is no chat of one class', (name) => {
  expect(called(name)).toBeNull()
})

test('a chat of staff is no chat of a class, whatever it is called', () => {
  expect(called('Учителя 5А', 'staff')).toBeNull()
})
