import fc from 'fast-check'
import { expect, test } from 'vitest'
import { detectSeparator, readCsv } from './csv.ts'

const cellsOf = (text: string, separator = ';') => [...readCsv(text, separator)].map(({ cells }) => cells)

test('a cell with quotes, separators or a line break in it stays one cell', () => {
  expect(cellsOf('a;"1 ""А""";"x;y"\r\n"Гаджиева\nЗарема";;2')).toEqual([
    ['a', '1 "А"', 'x;y'],
    ['Гаджиева\nЗарема', '', '2'],
  ])
})

test('an error is found by its row: empty rows count, a line break within a cell does not', () => {
  const rows = [...readCsv('a;b\n\n"c\nd";e\n;;\nf;g', ';')]
  expect(rows.map(({ line }) => line)).toEqual([1, 3, 5])
})

test('a quote that never closes does not swallow the rest of the file', () => {
  expect(cellsOf('"Ромашка;1\nАлиев;2')).toEqual([
    ['"Ромашка', '1'],
    ['Алиев', '2'],
  ])
})

test('what a spreadsheet wrote is read back, whatever stands in the cells', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'Я', '"', ';', ',', '\t', '\n', '\r', ' ') })
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1 })), fc.constantFrom(';', ',', '\t'), (rows, separator) => {
      const text = rows.map((row) => row.map(quoted).join(separator)).join('\r\n')
      const filled = rows.filter((row) => row.some((one) => one.trim() !== ''))
      expect(cellsOf(text, separator)).toEqual(filled)
    }),
  )
})

test('the separator is found although names and addresses hold the others', () => {
  expect(detectSeparator('Фамилия;Имя\nАлиев, мл.;Магомед\nОмаров, ст.;Али')).toBe(';')
  expect(detectSeparator('name,class\n"Алиев; Магомед",5А')).toBe(',')
  expect(detectSeparator('ФИО\tКласс\nАлиев Магомед\t5А, 5Б')).toBe('\t')
  expect(detectSeparator('sep=,\r\nФИО;x')).toBe(',')
})
