import { describe, expect, test } from 'vitest'
import { chatKey, isChatLink, keptOf, messengerOfLink } from './about-chat.rules.ts'

const key = (name: string, messenger = 'whatsapp', ownOf = 'organisation') => chatKey({ name, messenger, ownOf })

describe('one chat is not counted twice', () => {
  test.each([
    ['Родители 5А', 'родители  5а'],
    ['Родители 5А', '«Родители» 5A'],
    ['Ёлки 2026', 'елки — 2026'],
  ])('«%s» and «%s» are one', (one, other) => {
    expect(key(one)).toBe(key(other))
  })

  test('while another messenger, another owner and another number make another chat', () => {
    expect(new Set([key('5А'), key('5Б'), key('5А', 'viber'), key('5А', 'whatsapp', 'parents')]).size).toBe(4)
  })

  test('names of signs alone stay apart', () => {
    expect(key('👋')).not.toBe(key('🎉'))
  })
})

test.each([
  ['https://t.me/+AbC', true],
  ['t.me/school', true],
  ['tg://join?invite=x', true],
  ['viber://chat?number=7', true],
  ['javascript:alert(1)', false],
  ['data:text/html,x', false],
  ['file:///etc/passwd', false],
  ['просто слова', false],
  ['ссылка', false],
])('a link is one that may be pressed: %s', (text, is) => {
  expect(isChatLink(text)).toBe(is)
})

test('a link tells the messenger where the column is empty', () => {
  expect(messengerOfLink('chat.whatsapp.com/AbC')).toBe('whatsapp')
  expect(messengerOfLink('https://example.ru')).toBeUndefined()
})

test('of a chat of parents neither its owner nor a way into it is kept', () => {
  expect(keptOf('parents', { name: 'Мамы 5А', owner: 'Гасанова Зарема', link: 'https://t.me/x' })).toMatchObject({
    ...{ owner: '', ownerPersonId: null, link: '' },
  })
})
