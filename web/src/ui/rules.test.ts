import { describe, expect, it } from 'vitest'
import { initialsOf, toneOf } from './avatar.rules.ts'
import { place } from './placing.ts'

describe('initials', () => {
  it.each([
    ['Аминат Алиева', 'АА'],
    ['5А, родители', '5А'],
    ['11Б', '11Б'],
    ['2026 год', '20'],
    ['учительская', 'У'],
    ['Кружок «Юный художник»', 'КЮ'],
    ['Зайнаб-Ханум Абдулмуслимовна', 'ЗХ'],
    ['', ''],
    ['🙂', ''],
  ])('%s → %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })

  it('a person keeps the colour, and a class shows several', () => {
    const tones = Array.from({ length: 200 }, (_, n) => toneOf(`0192f0c1-7a1b-7${n}`))
    expect(toneOf('a')).toBe(toneOf('a'))
    expect(new Set(tones).size).toBe(8)
  })
})

describe('placing a menu', () => {
  const screen = { width: 360, height: 740 }
  const size = { width: 200, height: 300 }
  const box = (left: number, top: number, width = 44) => ({ left, top, right: left + width, bottom: top + 44 })

  it('stands under its button', () => {
    expect(place(size, box(20, 100), screen)).toMatchObject({ left: 20, top: 148 })
  })

  it('ends where the button ends when the right edge is near', () => {
    expect(place(size, box(310, 100), screen)).toMatchObject({ left: 152, top: 148 })
  })

  it('goes over the button when there is no room below', () => {
    expect(place(size, box(20, 690), screen).top).toBe(690 - 4 - 300)
  })

  it('never leaves a low window, but scrolls inside', () => {
    const low = { width: 360, height: 200 }
    expect(place(size, box(20, 100), low)).toEqual({ left: 20, top: 8, maxHeight: 184 })
  })
})
