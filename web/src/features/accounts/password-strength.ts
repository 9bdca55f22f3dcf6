import { passwordLengthMin } from '#protocol/accounts.ts'

/** `guessable` is allowed unless the server knows it; the words beside the field only advise. */
export type Strength = 'empty' | 'short' | 'guessable' | 'fair' | 'strong'

const FAIR_BITS = 34
const STRONG_BITS = 56

/** How hard a password is to guess for somebody who knows the words in `known` (login, names). */
export function strengthOf(password: string, known: readonly string[] = []): Strength {
  const length = [...password].length
  if (length === 0) return 'empty'
  if (length < passwordLengthMin) return 'short'
  const bits = bitsOf(password, known)
  return bits < FAIR_BITS ? 'guessable' : bits < STRONG_BITS ? 'fair' : 'strong'
}

/** Signs that are missing to the shortest password allowed. */
export function missingSigns(password: string): number {
  return Math.max(0, passwordLengthMin - [...password].length)
}

function bitsOf(password: string, known: readonly string[]): number {
  const perSign = Math.log2(alphabetOf(password))
  const rest = [...withoutWords(password.toLowerCase(), [...known, ...guessedFirst])]
  return rest.reduce((bits, sign, index) => bits + (follows(rest[index - 1], sign) ? 1 : perSign), 0)
}

// A word that is tried first is worth one sign, however long it is.
function withoutWords(text: string, words: readonly string[]): string {
  return words
    .map((word) => word.toLowerCase())
    .filter((word) => word.length >= 3)
    .reduce((left, word) => left.split(word).join('\u0000'), text)
}

function alphabetOf(password: string): number {
  const kinds: [RegExp, number][] = [
    [/\d/, 10],
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/[а-яё]/, 33],
    [/[А-ЯЁ]/, 33],
    [/[^\p{L}\d]/u, 20],
  ]
  return kinds.reduce((sum, [kind, size]) => sum + (kind.test(password) ? size : 0), 0)
}

/** The same sign again, the next or the one before, or the neighbour on the keyboard. */
function follows(before: string | undefined, sign: string): boolean {
  if (before === undefined) return false
  const step = Math.abs((sign.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0))
  return step <= 1 || keyboardRows.some((row) => row.includes(before + sign) || row.includes(sign + before))
}

const keyboardRows = ['йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1234567890']

const guessedFirst = [
  'password',
  'пароль',
  'parol',
  'qwerty',
  'admin',
  'админ',
  'школа',
  'shkola',
  'school',
  'учитель',
  'uchitel',
  'директор',
  'director',
  'привет',
  'privet',
  'hello',
  'люблю',
  'любовь',
  'мама',
  'mama',
  'папа',
  'iloveyou',
  'россия',
  'russia',
  'дагестан',
  'dagestan',
  'махачкала',
  'mahachkala',
  'перемена',
  'peremena',
  '05rus',
  '2023',
  '2024',
  '2025',
  '2026',
  '1234',
  '4321',
]
