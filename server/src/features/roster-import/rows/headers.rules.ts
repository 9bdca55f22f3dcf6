import type { GuardianKey, PersonField, RowField } from './fields.ts'
import { guardianWords, headerWords, kinshipHeaders, legalHeaders, pupilWords, staffWords } from './header-words.ts'

/** A header as understood. `sure` from 0 (a part of it fits) to 1 (it is exactly a known one). */
export type Header = {
  field: PersonField | RowField | 'kinship' | 'legalKind' | 'number'
  /** `last`: of the guardian whose columns stand before it. */
  guardian?: { kind: keyof typeof guardianWords | 'last'; number: number }
  /** The header says whose list this is. */
  of?: 'pupil' | 'staff'
  sure: number
}

const wordsAroundMax = 3

/** What a header means; `undefined` when it means nothing to us. */
export function readHeader(text: string): Header | undefined {
  const words = tidyHeader(text)
  if (words === '') return undefined
  if (legalHeaders.includes(words)) return { field: 'legalKind', guardian: { kind: 'last', number: 0 }, sure: 1 }
  const guardian = findGuardian(words)
  if (guardian) return readGuardianHeader(guardian)
  const own = lookUp(words)
  if (own?.sure === 1) return own
  const without = withoutWords(words, [...pupilWords, ...staffWords])
  const of = hasWord(words, pupilWords) ? 'pupil' : hasWord(words, staffWords) ? 'staff' : undefined
  if (without === words) return own
  const found = without === '' ? { field: 'fullName' as const, sure: 0.7 } : lookUp(without)
  return found && of ? { ...found, of } : found
}

/** «Дата рождения (дд.мм.гггг)» → «дата рождения»; signs become spaces. */
export function tidyHeader(text: string): string {
  const lower = text.toLowerCase().replaceAll('ё', 'е')
  return [lower.replace(/\([^)]*\)/g, ' '), lower].map(wordsOnly).find((words) => words !== '') ?? ''
}

function wordsOnly(text: string): string {
  return text
    .replace(/(?<=\p{L})\.(?=\p{L})/gu, ' ')
    .replace(/[^\p{L}\p{N}№]+/gu, ' ')
    .replace(/№(?=\S)/g, '№ ')
    .trim()
}

type Guardian = { kind: keyof typeof guardianWords; number: number; rest: string; legal: boolean }

const legalWords = ['законный представитель', 'законного представителя', 'legal representative']

function findGuardian(words: string): Guardian | undefined {
  for (const kind of Object.keys(guardianWords) as (keyof typeof guardianWords)[]) {
    const found = guardianWords[kind].toSorted((a, b) => b.length - a.length).find((word) => hasWord(words, [word]))
    if (found === undefined) continue
    const number = Number(/(?:^| )([1-9])(?: |$)/.exec(words)?.[1] ?? 0)
    const all = [...Object.values(guardianWords).flat(), ...pupilWords].toSorted((a, b) => b.length - a.length)
    const rest = withoutWords(words.replace(/(?:^| )[1-9](?= |$)/, ' '), all)
    // «Мама: законный представитель» asks what the mother is by law; «Законный представитель» alone is somebody's name.
    const legal = kind !== 'guardian' && hasWord(words, legalWords)
    return { kind, number, legal, rest: rest.replace(/(?:^| )(?:й|го|s|или|и)(?= |$)/g, ' ').trim() }
  }
  return undefined
}

function readGuardianHeader({ kind, number, rest, legal }: Guardian): Header | undefined {
  const guardian = { kind, number }
  if ((legal && rest === '') || legalHeaders.includes(rest)) return { field: 'legalKind', guardian, sure: 1 }
  if (rest === '') return { field: 'fullName', guardian, sure: 0.9 }
  if (kinshipHeaders.includes(rest)) return { field: 'kinship', guardian, sure: 1 }
  const found = lookUp(rest)
  if (!found || found.field === 'number') return undefined
  return { ...found, guardian }
}

function lookUp(words: string): Header | undefined {
  const exact = bySynonym.get(words)
  if (exact) return { field: exact, sure: 1 }
  let best: Header | undefined
  for (const [synonym, field] of bySynonym) {
    if (synonym.length < 3 || field === 'number') continue
    const isStart = words.startsWith(`${synonym} `)
    if (!isStart && !words.endsWith(` ${synonym}`)) continue
    const around = words.split(' ').length - synonym.split(' ').length
    if (around > wordsAroundMax) continue
    const sure = 0.3 + (0.4 * synonym.length) / words.length + (isStart ? 0.1 : 0)
    if (!best || sure > best.sure) best = { field, sure }
  }
  return best
}

const bySynonym = new Map(
  (Object.keys(headerWords) as (keyof typeof headerWords)[]).flatMap((field) =>
    headerWords[field].map((synonym) => [synonym, field] as const),
  ),
)

function hasWord(words: string, sought: readonly string[]): boolean {
  return sought.some((word) => ` ${words} `.includes(` ${word} `))
}

function withoutWords(words: string, taken: readonly string[]): string {
  let rest = ` ${words} `
  for (const word of taken) rest = rest.replaceAll(` ${word} `, ' ')
  return rest.trim()
}

/** `guardian2`, `mother`: the name under which one guardian's columns stand together. */
export function guardianKey(kind: keyof typeof guardianWords, number: number): GuardianKey {
  return kind === 'guardian' ? `guardian${number}` : kind
}
