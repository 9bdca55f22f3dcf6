import { describe, expect, it } from 'vitest'
import { clockOf, secondsLeft } from './countdown.ts'
import { isLogin, suggestLogins } from './login-suggestion.ts'
import { missingSigns, strengthOf } from './password-strength.ts'
import { transliterate } from './transliterate.ts'

describe('transliterate', () => {
  it('spells names as people read them in Latin letters', () => {
    expect(transliterate('Щукина')).toBe('shchukina')
    expect(transliterate('Хадижат')).toBe('khadizhat')
    expect(transliterate('Юлия Ёлкина')).toBe('yuliya-elkina')
    expect(transliterate('Зайнаб-Ханум')).toBe('zaynab-khanum')
  })

  it('leaves nothing that a login may not hold', () => {
    expect(transliterate('Гӏали')).toBe('gali')
    expect(transliterate('O’Brien Müller')).toBe('obrien-muller')
    expect(transliterate('Ильич')).toBe('ilich')
    expect(transliterate(' — 李 ')).toBe('')
  })
})

describe('suggestLogins', () => {
  it('offers the plain one first and others for a namesake', () => {
    expect(suggestLogins({ givenName: 'Патимат', familyName: 'Алиева' })).toEqual([
      'patimat.alieva',
      'p.alieva',
      'alieva.patimat',
      'patimat.alieva2',
    ])
  })

  it('gives nothing that would be refused', () => {
    expect(suggestLogins({})).toEqual([])
    expect(suggestLogins({ givenName: 'Я' })).toEqual([])
    const long = suggestLogins({ givenName: 'Зайнаб-Ханум'.repeat(9), familyName: 'Абдулмуслимова'.repeat(9) })
    expect(long.length).toBe(4)
    expect(long.every(isLogin)).toBe(true)
  })
})

describe('strengthOf', () => {
  it('counts what is missing', () => {
    expect(strengthOf('')).toBe('empty')
    expect(strengthOf('абв')).toBe('short')
    expect(missingSigns('абв')).toBe(5)
    expect(missingSigns('👩‍👩‍👧абвгд')).toBe(0)
  })

  it('calls guessable what is guessed first', () => {
    for (const password of [
      '12345678',
      'йцукенгш',
      'пароль2025',
      'aaaaaaaa',
      'школа1234',
      'qwerty12345',
      'Дагестан05',
    ]) {
      expect(strengthOf(password), password).toBe('guessable')
    }
    expect(strengthOf('alieva1985', ['Алиева', 'alieva'])).toBe('guessable')
  })

  it('praises three words and long mixtures', () => {
    expect(strengthOf('кизил облако трамвай')).toBe('strong')
    expect(strengthOf('v8Kq!zR2wLm')).toBe('strong')
    expect(strengthOf('кизилоблако')).toBe('fair')
  })
})

describe('the wait after too many attempts', () => {
  it('never shows zero while one still has to wait', () => {
    expect(secondsLeft(10_000, 9_900)).toBe(1)
    expect(secondsLeft(10_000, 10_000)).toBe(0)
    expect(secondsLeft(10_000, 99_000)).toBe(0)
  })

  it('reads like a clock', () => {
    expect(clockOf(7)).toBe('0:07')
    expect(clockOf(900)).toBe('15:00')
  })
})
