import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fileNameLengthMax } from '#protocol/files.ts'
import { contentDisposition, isShownInline, kindOf, readRange, servedType, tidyName } from './files.rules.ts'

describe('names', () => {
  test.each([
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\Users\\me\\отчёт.docx', 'C__Users_me_отчёт.docx'],
    ['photo\u202Egpj.exe', 'photogpj.exe'],
    ['a\r\nSet-Cookie: x=1', 'aSet-Cookie_ x=1'],
    ['   ', 'file'],
    ['...', 'file'],
    ['фото  с   моря.jpg', 'фото с моря.jpg'],
  ])('%j is shown as %j', (given, shown) => {
    expect(tidyName(given)).toBe(shown)
  })

  test('any name becomes one that harms nobody, keeps its end, and is the same when tidied twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 400 }), (given) => {
        const name = tidyName(given)
        expect(name.length).toBeGreaterThan(0)
        expect(name.length).toBeLessThanOrEqual(fileNameLengthMax)
        expect(name).not.toMatch(/[\p{Cc}/\\\p{Bidi_Control}]/u)
        expect(name.isWellFormed()).toBe(true)
        expect(tidyName(name)).toBe(name)
        const header = contentDisposition(name, false)
        expect(header).toMatch(/^[\x20-\x7e]+$/)
        expect(decodeURIComponent(header.split("UTF-8''")[1]!)).toBe(name)
      }),
    )
    expect(tidyName(`${'д'.repeat(300)}.docx`)).toMatch(/^д+\.docx$/)
  })
})

test('pages and drawings that could run something are never shown in place', () => {
  for (const type of [
    'text/html',
    'image/svg+xml',
    'application/xml',
    'application/pdf',
    'text/plain',
    'application/x-msdownload',
  ]) {
    expect(isShownInline(type)).toBe(false)
    expect(kindOf(type)).toBe('document')
  }
  expect(kindOf('image/jpeg')).toBe('image')
})

test('captions are served as captions, a page or a script never as itself', () => {
  expect(servedType('text/vtt')).toBe('text/vtt')
  expect(isShownInline('text/vtt')).toBe(false)
  expect(servedType('video/mp4')).toBe('video/mp4')
  expect(servedType('text/html')).toBe('application/octet-stream')
  expect(servedType('text/plain')).toBe('application/octet-stream')
})

describe('ranges', () => {
  test.each([
    [undefined, 'whole'],
    ['bytes=0-3', { start: 0, end: 3 }],
    ['bytes=4-', { start: 4, end: 9 }],
    ['bytes=-3', { start: 7, end: 9 }],
    ['bytes=-300', { start: 0, end: 9 }],
    ['bytes=5-400', { start: 5, end: 9 }],
    ['bytes=10-', 'outside'],
    ['bytes=-0', 'outside'],
    ['bytes=0-1,3-4', 'whole'],
    ['bytes=5-2', 'whole'],
    ['lines=1-2', 'whole'],
    ['bytes=-', 'whole'],
  ])('%s of ten bytes', (header, range) => {
    expect(readRange(header, 10)).toEqual(range)
  })

  test('whatever is asked, nothing outside the file is read', () => {
    const header = fc.oneof(
      fc.string(),
      fc.tuple(fc.nat(), fc.nat()).map(([a, b]) => `bytes=${a}-${b}`),
    )
    fc.assert(
      fc.property(header, fc.integer({ min: 1, max: 1000 }), (text, size) => {
        const range = readRange(text, size)
        if (typeof range === 'string') return
        expect(range.start).toBeGreaterThanOrEqual(0)
        expect(range.start).toBeLessThanOrEqual(range.end)
        expect(range.end).toBeLessThan(size)
      }),
    )
  })
})
