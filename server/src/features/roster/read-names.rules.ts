import type { ReadName } from '#protocol/classes.ts'
import { folded, fullName, type NameParts } from './names.rules.ts'

const partLengthMax = 80
const wordsMax = 5

type Options = {
  /** Names that stand on the list already. */
  known?: readonly NameParts[]
  /** How many more the list may hold. */
  room: number
}

/**
 * Reads a pasted list: one person per line, «Фамилия Имя Отчество», from a text, a table (tabs) or a numbered list.
 * Blank lines are passed over; every other line gives a row that says what became of it.
 */
export function readNamesFrom(text: string, { known = [], room }: Options): ReadName[] {
  const seen = new Set(known.map((name) => folded(fullName(name))))
  let taken = 0
  return text.split(/\r\n|\r|\n/).flatMap((raw, index) => {
    const line = cleaned(raw)
    if (line === '') return []
    const row = readLine(line)
    if (row.state === 'ok') {
      const key = folded(fullName(row))
      if (++taken > room) row.state = 'too_many'
      else if (seen.has(key)) row.state = 'duplicate'
      seen.add(key)
    }
    return [{ line: index + 1, text: line.slice(0, 200), ...row }]
  })
}

/**
 * The words of a name as the roster keeps them: one alphabet within a word, no shouting, hyphens alike. `undefined` when
 * something in it is no word of a name: a digit, an initial, a bracket.
 */
export function nameWords(raw: string): string[] | undefined {
  const words = cleaned(raw).split(' ').filter(Boolean)
  return words.every(isNameWord) ? words.map((word) => wellCased(oneAlphabet(word))) : undefined
}

export function isTaken(row: ReadName): boolean {
  return row.state === 'ok' || row.state === 'duplicate'
}

type Row = Omit<ReadName, 'line' | 'text'>

/** Invisible signs and every kind of space aside; table cells stand beside each other. */
function cleaned(raw: string): string {
  return raw
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replace(/[\s;,|]+/g, ' ')
    .trim()
}

function readLine(line: string): Row {
  const words = withoutExtras(withoutNumber(line).split(' '))
  if (words.length === 0 || words.length > wordsMax || !words.every(isNameWord)) return refused('not_a_name')
  if (words.length === 1) return refused('one_word')
  const [familyName = '', givenName = '', ...rest] = words.map((word) => wellCased(oneAlphabet(word)))
  const patronymic = rest.map((word, index) => (index > 0 ? word.toLowerCase() : word)).join(' ')
  if ([familyName, givenName, patronymic].some((part) => part.length > partLengthMax)) return refused('too_long')
  if (familyName === 'Фамилия' && givenName === 'Имя') return refused('not_a_name')
  return { state: 'ok', familyName, givenName, patronymic }
}

function refused(state: Row['state']): Row {
  return { state, familyName: '', givenName: '', patronymic: '' }
}

/** «1. », «12) », «№ 3 », «4 ». */
function withoutNumber(line: string): string {
  return line.replace(/^(№\s*)?\d{1,3}\s*[.):\]–—-]*\s*(?=\D|$)/u, '')
}

/** What tables carry beside names: a date of birth, «м» or «ж», at the end of the line. */
function withoutExtras(words: string[]): string[] {
  const kept = words.filter(Boolean)
  while (kept.length > 2 && /^(\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d|[мжМЖ]\.?)$/u.test(kept.at(-1)!))
    kept.pop()
  return kept
}

function isNameWord(word: string): boolean {
  return /^\p{L}[\p{L}\p{M}]*([-'’`‑–][\p{L}\p{M}]+)*$/u.test(word)
}

/** A Russian word in which some letters came from the Latin keyboard: «Aлиeв». */
function oneAlphabet(word: string): string {
  if (!/\p{Script=Cyrillic}/u.test(word)) return word
  return word.replace(/[A-Za-z]/g, (letter) => lookAlike[letter] ?? letter).replace(/[‑–]/g, '-')
}

const lookAlike: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('ABCEHKMOPTXYaceopxy', (letter, index) => [letter, 'АВСЕНКМОРТХУасеорху'.charAt(index)]),
)

/** «АЛИЕВ» and «алиев» become «Алиев», «гаджи-мурад» «Гаджи-Мурад»; a mixed spelling is somebody's own and stays. */
function wellCased(word: string): string {
  const shouted = word.length > 1 && word === word.toUpperCase()
  if (!shouted && word !== word.toLowerCase()) return word
  return word.toLowerCase().replace(/(^|-)\p{L}/gu, (start) => start.toUpperCase())
}
