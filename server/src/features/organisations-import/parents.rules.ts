import { nameKey } from './names.rules.ts'

type Named = { id: string; name: string; shortName: string }

/** Words that many names of offices have: they tell none from another. */
const common = new Set(
  [
    ...['управление', 'управления', 'образование', 'образования', 'отдел', 'администрация', 'администрации', 'комитет'],
    ...['муниципальный', 'муниципального', 'муниципальное', 'муниципальная', 'район', 'района', 'округ', 'округа'],
    ...['город', 'города', 'городской', 'городского', 'республики', 'дагестан', 'мкоу', 'мку', 'ммо', 'министерство'],
  ].map((word) => word.slice(0, 5)),
)
/** Case endings differ after so many letters at the latest: «Ботлихский», «Ботлихского». */
const stemLength = 5

/**
 * Finds the office that a list names: by its name, else as the only one that has all telling words of what the list writes
 * («Ботлихский район» for «Управление образования Ботлихского района»).
 */
export function officeFinder(offices: readonly Named[]): (said: string) => Named | undefined {
  const known = offices.map((office) => ({
    office,
    keys: new Set([nameKey(office.name), nameKey(office.shortName)]),
    stems: new Set([...stemsOf(office.name), ...stemsOf(office.shortName)]),
  }))
  return (said) => {
    const key = nameKey(said)
    const exact = known.filter(({ keys }) => keys.has(key))
    if (exact.length > 0) return exact.length === 1 ? exact[0]!.office : undefined
    const words = stemsOf(said)
    if (words.length === 0) return undefined
    const fitting = known.filter(({ stems }) => words.every((word) => stems.has(word)))
    return fitting.length === 1 ? fitting[0]!.office : undefined
  }
}

function stemsOf(name: string): string[] {
  const words = name
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[^\p{L}\p{N}]+/u)
  return words
    .filter((word) => word.length > 2)
    .map((word) => word.slice(0, stemLength))
    .filter((stem) => !common.has(stem))
}
