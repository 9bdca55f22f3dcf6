import { cellText, isEmpty, type Cell } from '../tables/table.ts'

export type DayProblem = 'date_unclear' | 'date_impossible' | 'date_only_year'
/** `day` is `2026-11-23`; empty when the cell is. */
export type ReadDay = { day: string } | { problem: DayProblem }

/** What helps to read a date: which of two centuries is meant, and from when serial numbers count. */
export type DayOptions = { today: string; date1904: boolean; yearMin: number; yearMax: number }

const months = ['янв', 'фев', 'мар', 'апр', 'ма', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек']
const dayMs = 86_400_000

/** Reads «01.09.2015», «1.9.15», «2015-09-01», «1 сентября 2015 г.», «01092015» and serial numbers of spreadsheets. */
export function readDay(cell: Cell | undefined, options: DayOptions): ReadDay {
  if (isEmpty(cell)) return { day: '' }
  if (typeof cell === 'object' && 'serial' in cell) return fromSerial(cell.serial, options)
  if (typeof cell === 'number') return fromNumber(cell, options)
  return fromText(cellText(cell), options)
}

/** Whole years between two days. */
export function yearsBetween(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  return to.slice(5) < from.slice(5) ? years - 1 : years
}

function fromText(text: string, options: DayOptions): ReadDay {
  const bare = text
    .replace(/[\sT]+\d{1,2}:\d\d.*$/, '')
    .replace(/\s*(?:г(?:ода?)?\.?|года рождения|г\.?\s*р\.?)$/iu, '')
    .trim()
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(bare)
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const dotted = /^(\d{1,2})\s*[-./,\s]\s*(\d{1,2})\s*[-./,\s]\s*(\d{4}|\d{2})$/.exec(bare)
  if (dotted) return dayOf(fullYear(dotted[3]!, options), Number(dotted[2]), Number(dotted[1]))
  const worded = /^(\d{1,2})[\s.]+(\p{L}{3,})\.?[\s.]+(\d{4})$/u.exec(bare)
  if (worded) return dayOf(Number(worded[3]), monthOf(worded[2]!), Number(worded[1]))
  return /^\d{4,8}$/.test(bare) ? fromNumber(Number(bare), options, bare) : { problem: 'date_unclear' }
}

function fromNumber(number: number, options: DayOptions, text = String(number)): ReadDay {
  if (Number.isInteger(number) && number >= 1930 && number <= 2040) return { problem: 'date_only_year' }
  if (!Number.isInteger(number) || number < 1_000_000) return fromSerial(number, options)
  const signs = text.padStart(8, '0')
  if (signs.length > 8) return { problem: 'date_unclear' }
  const part = (from: number, to: number) => Number(signs.slice(from, to))
  const readings = [dayOf(part(4, 8), part(2, 4), part(0, 2)), dayOf(part(0, 4), part(4, 6), part(6, 8))]
  const sane = readings.filter((one) => 'day' in one && isYearSane(Number(one.day.slice(0, 4)), options))
  return sane.length === 1 ? sane[0]! : { problem: 'date_unclear' }
}

/** Serial numbers (ECMA-376 part 1, 18.17.4.1): the 1900 system counts a 29 February 1900 that never was. */
function fromSerial(serial: number, { date1904 }: DayOptions): ReadDay {
  const days = Math.floor(serial)
  if (days < 1 || days > 2_958_465) return { problem: 'date_impossible' }
  if (!date1904 && days === 60) return { problem: 'date_impossible' }
  const start = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30)
  return { day: new Date(start + days * dayMs).toISOString().slice(0, 10) }
}

function dayOf(year: number, month: number, day: number): ReadDay {
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31)
    return { problem: 'date_impossible' }
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCDate() !== day) return { problem: 'date_impossible' }
  return { day: date.toISOString().slice(0, 10) }
}

/** Of two centuries the later one that is sane. */
function fullYear(text: string, options: DayOptions): number {
  if (text.length === 4) return Number(text)
  const later = 2000 + Number(text)
  return isYearSane(later, options) ? later : later - 100
}

function isYearSane(year: number, { yearMin, yearMax }: DayOptions): boolean {
  return year >= yearMin && year <= yearMax
}

function monthOf(word: string): number {
  const lower = word.toLowerCase()
  const index = months.findLastIndex((start) => lower.startsWith(start))
  return lower.startsWith('мар') ? 3 : index + 1
}
