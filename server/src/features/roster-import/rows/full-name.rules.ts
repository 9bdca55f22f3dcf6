import { nameWords, type NameParts } from '#server/features/roster/exports.rules.ts'

export type NameProblem = 'name_missing' | 'name_one_word' | 'name_initials' | 'name_unclear' | 'name_too_long'
export type ReadFullName = { name: NameParts } | { problem: NameProblem }

const partLengthMax = 80
const wordsMax = 6

const patronymic = /(?:[оеё]вич|[оеё]вна|[иы]нична|ична|[ьмктд]ич|[аеиуыяь]ич|ыч|-(?:оглы|кызы|гызы|оглу))$/i
const afterPatronymic = /^(?:оглы|оглу|кызы|гызы|улы|уулу)$/i
const familyEnding =
  /(?:ов|ев|ёв|ин|ын|ский|цкий|ской|цкой|их|ых|ова|ева|ёва|ина|ына|ская|цкая|ко|ук|юк|дзе|швили|ян|заде|ли|ич)$/i

/**
 * Splits «Фамилия Имя Отчество». The patronymic shows where the given name ends, so two-word family and given names,
 * «Имя Отчество Фамилия» and «Ахмед оглы» are understood; where nothing tells, it says so instead of guessing.
 */
export function splitFullName(text: string): ReadFullName {
  if (text.trim() === '') return { problem: 'name_missing' }
  if (/(?:^|[\s.])\p{Lu}\.(?:\s*\p{Lu}\.?)?(?=\s|$|\p{Lu})/u.test(text)) return { problem: 'name_initials' }
  const words = nameWords(text.replace(/\([^)]*\)/g, ' '))
  if (!words || words.length > wordsMax) return { problem: 'name_unclear' }
  if (words.length < 2) return { problem: words.length === 0 ? 'name_missing' : 'name_one_word' }
  const name = arrange(words)
  if (!name) return { problem: 'name_unclear' }
  return isTooLong(name) ? { problem: 'name_too_long' } : { name }
}

/** A name whose parts have columns of their own. */
export function joinNameParts(familyText: string, givenText: string, patronymicText: string): ReadFullName {
  if ([familyText, givenText, patronymicText].every((part) => part.trim() === '')) return { problem: 'name_missing' }
  if (/(?:^|\s)\p{Lu}\.$/u.test(givenText.trim())) return { problem: 'name_initials' }
  const parts = [familyText, givenText, /^[-–—.нетH/]+$/i.test(patronymicText.trim()) ? '' : patronymicText].map(
    nameWords,
  )
  if (parts.some((words) => !words)) return { problem: 'name_unclear' }
  const [family = [], given = [], rest = []] = parts as string[][]
  if (given.length === 0 || family.length === 0) return { problem: 'name_one_word' }
  const name = { familyName: family.join(' '), givenName: given.join(' '), patronymic: patronymicOf(rest) }
  return isTooLong(name) ? { problem: 'name_too_long' } : { name }
}

function arrange(words: string[]): NameParts | undefined {
  const { before, own, after } = splitAtPatronymic(words)
  if (own.length === 0) {
    if (words.length > 3) return undefined
    const [familyName = '', givenName = '', third = ''] = words
    return { familyName, givenName, patronymic: third }
  }
  if (after.length > 0) return before.length > 0 ? named(after, before, own) : undefined
  if (before.length < 2) return undefined
  const familyWords = before.length === 2 ? 1 : before.length === 3 ? familyLength(before) : 2
  return named(before.slice(0, familyWords), before.slice(familyWords), own)
}

/** The last word with a patronymic's ending, if a name can stand before it. */
function splitAtPatronymic(words: string[]): { before: string[]; own: string[]; after: string[] } {
  const particle = words.findIndex((word, index) => index > 1 && afterPatronymic.test(word))
  if (particle > 0) {
    return {
      before: words.slice(0, particle - 1),
      own: words.slice(particle - 1, particle + 1),
      after: words.slice(particle + 1),
    }
  }
  const at = words.findLastIndex((word, index) => index > 0 && patronymic.test(word))
  if (at < 1) return { before: words, own: [], after: [] }
  return { before: words.slice(0, at), own: [words[at]!], after: words.slice(at + 1) }
}

/** «Алиев Магомед Али» has one word of family name, «Кара Мурза Ахмед» and «Алиева Гасанова Зарема» have two. */
function familyLength([first = '', second = '']: string[]): number {
  return familyEnding.test(first) && !familyEnding.test(second) ? 1 : 2
}

function named(family: string[], given: string[], own: string[]): NameParts {
  return { familyName: family.join(' '), givenName: given.join(' '), patronymic: patronymicOf(own) }
}

function patronymicOf(words: string[]): string {
  return words.map((word) => (afterPatronymic.test(word) ? word.toLowerCase() : word)).join(' ')
}

function isTooLong({ familyName, givenName, patronymic }: NameParts): boolean {
  return [familyName, givenName, patronymic].some((part) => part.length > partLengthMax)
}
