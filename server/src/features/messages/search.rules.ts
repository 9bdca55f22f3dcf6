/** Parts of words are found from this length on: a trigram's. */
export const partLengthMin = 3
export const searchWordsMax = 8
export const weekMs = 7 * 24 * 60 * 60_000

/** A piece of a text that counts as a word: where it stands (UTF-16 units) and how it is compared. */
export type Token = { offset: number; length: number; folded: string }
export type Span = { offset: number; length: number }

/** A word looked for: its stem (empty for stop words) and, if long enough, itself as a part of words. */
export type Wanted = { folded: string; stem: string }

const word = /[\p{L}\p{N}\p{M}]+/gu

/** The words of a text in order. What is compared has no case, no ё and no decomposed letters. */
export function tokens(text: string): Token[] {
  return [...text.matchAll(word)].map((match) => ({
    offset: match.index,
    length: match[0].length,
    folded: folded(match[0]),
  }))
}

/** A text as it is stored for searching: its words with one space between them. */
export function searchable(text: string): string {
  return tokens(text)
    .map((token) => token.folded)
    .join(' ')
}

/**
 * Where a text matches: whole words of the same stem, and parts that are equal letter by letter. In order, never
 * overlapping. `stemOf` gives the stem of a folded word.
 */
export function marksIn(text: string, wanted: readonly Wanted[], stemOf: (folded: string) => string): Span[] {
  const stems = new Set(wanted.map(({ stem }) => stem).filter(Boolean))
  const parts = wanted.map((one) => one.folded).filter((part) => part.length >= partLengthMin)
  return tokens(text).flatMap((token) => {
    const { offset, length } = token
    return stems.has(stemOf(token.folded)) ? [{ offset, length }] : joined(partsOf(token, parts))
  })
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('ё', 'е')
}

/** Where folding changed the length of a word, its parts have no exact place: the whole word is marked. */
function partsOf({ offset, length, folded: own }: Token, parts: readonly string[]): Span[] {
  const found: Span[] = []
  for (const part of parts) {
    for (let at = own.indexOf(part); at >= 0; at = own.indexOf(part, at + 1)) {
      if (own.length !== length) return [{ offset, length }]
      found.push({ offset: offset + at, length: part.length })
    }
  }
  return found
}

function joined(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const span of spans.toSorted((a, b) => a.offset - b.offset)) {
    const last = merged.at(-1)
    if (last && span.offset <= last.offset + last.length) {
      last.length = Math.max(last.length, span.offset + span.length - last.offset)
    } else merged.push({ ...span })
  }
  return merged
}
