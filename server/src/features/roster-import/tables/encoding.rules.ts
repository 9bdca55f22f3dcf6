/** How much of a file is looked at to judge its letters. */
const sampleBytes = 256 * 1024
const exampleLengthMax = 24
/** More odd words than this among all words: the letters are wrong. */
const oddShareMax = 0.25

/** The name of the encoding as the Encoding Standard (https://encoding.spec.whatwg.org) has it. */
export function detectEncoding(bytes: Uint8Array): string {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8'
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le'
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be'
  return withoutMark(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1251')
}

/** Decodes; a byte order mark is left out. Throws a `RangeError` for an encoding that nobody knows. */
export function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes)
}

type Garbled = { line: number; example: string }

/** Where letters came out wrong: the line (from 1) and what stands there. `undefined` when the text reads well. */
export function findGarbled(text: string): Garbled | undefined {
  const sample = text.slice(0, sampleBytes)
  const lost = findLost(sample)
  if (lost) return lost
  let words = 0
  let odd = 0
  let firstOdd = -1
  for (const match of sample.matchAll(/[^\s;,"'.()\d/:@_+№*=<>!&-]+/g)) {
    words++
    if (isSound(match[0])) continue
    odd++
    if (firstOdd < 0) firstOdd = match.index
  }
  return words > 0 && odd / words > oddShareMax ? placeOf(sample, firstOdd) : undefined
}

/** Where bytes were no letters of the encoding at all. */
export function findLost(text: string): Garbled | undefined {
  const at = text.indexOf('\ufffd')
  return at < 0 ? undefined : placeOf(text, at)
}

/** Letters that belong together, in the case people write: «слово», «Слово», «СЛОВО», «МакДональд». */
function isSound(word: string): boolean {
  const bare = word.replace(/^[«„“"’'`]+|[»“”"’'`.]+$/gu, '')
  if (bare === '' || /^[|#%–—‑«»“”„$~\\[\]{}?]{1,3}$/u.test(bare)) return true
  if (/^(?:[A-Za-z]+|[A-Za-zА-Яа-яЁё]{1,3})$/.test(bare)) return true
  return /^(?:\p{Lu}?\p{Ll}+|\p{Lu}+|(?:\p{Lu}\p{Ll}+){2,3})$/u.test(bare) && isOneAlphabet(bare)
}

/** Look-alike letters of the other keyboard are no sign of a wrong encoding; a word of accented letters alone is. */
function isOneAlphabet(word: string): boolean {
  const usual = word.replace(/[^A-Za-zА-Яа-яЁё]/g, '').length
  if (usual === word.length) return true
  return /^(?:\p{Script=Cyrillic}+|\p{Script=Latin}+)$/u.test(word) && usual >= word.length / 2
}

function placeOf(text: string, at: number): Garbled {
  const start = text.lastIndexOf('\n', at) + 1
  const line = text.slice(0, start).split('\n').length
  return { line, example: text.slice(at, at + exampleLengthMax).split(/[\r\n;\t]/, 1)[0] ?? '' }
}

/** UTF-16 without a mark shows itself by its line ends, whose other byte is 0. */
function withoutMark(bytes: Uint8Array): string | undefined {
  const end = Math.min(bytes.length - 1, sampleBytes)
  for (let at = 0; at < end; at++) {
    if (bytes[at] !== 0x0a) continue
    if (bytes[at + 1] === 0 && at % 2 === 0) return 'utf-16le'
    if (at > 0 && bytes[at - 1] === 0 && at % 2 === 1) return 'utf-16be'
  }
  return undefined
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function startsWith(bytes: Uint8Array, ...mark: number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte)
}
