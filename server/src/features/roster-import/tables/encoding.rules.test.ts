import { expect, test } from 'vitest'
import { encode } from '../testing.ts'
import { decode, detectEncoding, findGarbled } from './encoding.rules.ts'

const text =
  'Фамилия;Имя;Класс;E-mail\r\nАлиева;Патимат;1«А»;patimat@example.org\r\nСемёнов-Ногай;Пётр;11-Б;\r\nМЕХТИЕВ;ЮСУФ;5;\r\n'

test('letters come out right whatever program saved the file', () => {
  const files = {
    'utf-8': Buffer.from(text),
    'utf-8 with a mark': Buffer.from(`\ufeff${text}`),
    'utf-16': Buffer.from(`\ufeff${text}`, 'utf16le'),
    'utf-16 without a mark': Buffer.from(text, 'utf16le'),
    'utf-16, big end first': Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
    'windows-1251': encode(text, 'windows-1251'),
  }
  for (const [name, bytes] of Object.entries(files)) {
    const decoded = decode(bytes, detectEncoding(bytes))
    expect(decoded, name).toBe(text)
    expect(findGarbled(decoded), name).toBeUndefined()
  }
})

test('letters that came out wrong are noticed and never become names', () => {
  for (const encoding of ['koi8-r', 'ibm866', 'x-mac-cyrillic']) {
    const bytes = encode(text, encoding)
    expect(findGarbled(decode(bytes, detectEncoding(bytes))), encoding).toBeDefined()
    expect(findGarbled(decode(bytes, encoding)), encoding).toBeUndefined()
  }
  const utf8 = Buffer.from(text)
  expect(findGarbled(decode(utf8, 'windows-1251')), 'UTF-8 read as windows-1251').toBeDefined()
  expect(findGarbled(decode(encode(text, 'windows-1251'), 'windows-1252')), 'windows-1251 read as 1252').toBeDefined()
  expect(findGarbled(decode(encode(text, 'windows-1251'), 'utf-8'))).toMatchObject({ line: 1 })
})

test('names of other alphabets and lists of numbers are no sign of a wrong encoding', () => {
  for (const sound of ['Müller;Jürgen;5A', 'Әлімжанов;Қайрат', '1;2;3', 'Aлиeв;Мaгомед', 'МагIомед;7А', 'СНИЛС;№ п/п'])
    expect(findGarbled(sound), sound).toBeUndefined()
})
