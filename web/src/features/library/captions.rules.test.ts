import { expect, test } from 'vitest'
import type { FileBrief } from '#protocol/files.ts'
import { asVtt, captionsName, captionsOf } from './captions.rules.ts'

const file = (name: string, type = 'text/vtt') => ({ id: name, name, type }) as FileBrief
const recording = file('Вебинар 1.mp4', 'video/mp4')

test('captions belong to the recording whose name they bear, in their language', () => {
  const named = file(captionsName(recording, 'en'))
  const plain = file('вебинар 1.vtt')
  const files = [recording, named, plain, file('Вебинар 2.ru.vtt'), file('Вебинар 1.ru.vtt', 'text/plain')]
  expect(captionsOf(recording, files)).toEqual([
    { file: named, language: 'en' },
    { file: plain, language: 'ru' },
  ])
})

test('captions of most programs are turned into those that browsers read, and nothing else is taken for captions', () => {
  const words = '1\r\n00:00:01,500 --> 00:00:04,000\r\nЗдравствуйте, 10,5 минут\r\n'
  expect(asVtt(words)).toBe('WEBVTT\n\n1\n00:00:01.500 --> 00:00:04.000\nЗдравствуйте, 10,5 минут\n')
  expect(asVtt('\uFEFFWEBVTT\n\n00:01.000 --> 00:02.000\nДа')).toBe('WEBVTT\n\n00:01.000 --> 00:02.000\nДа')
  expect(asVtt('Здравствуйте')).toBeUndefined()
  expect(asVtt('')).toBeUndefined()
})
