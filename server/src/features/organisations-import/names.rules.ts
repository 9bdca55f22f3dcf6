const shortMax = 80

const usual: readonly (readonly [RegExp, string])[] = [
  [/средняя общеобразовательная школа/giu, 'СОШ'],
  [/основная общеобразовательная школа/giu, 'ООШ'],
  [/начальная общеобразовательная школа/giu, 'НОШ'],
  [/детско-юношеская спортивная школа/giu, 'ДЮСШ'],
  [/детская школа искусств/giu, 'ДШИ'],
  [/дом детского творчества/giu, 'ДДТ'],
]

/**
 * What people might call an organisation of which only the full name is known: what stands in the quotes, with usual
 * abbreviations. At most 80 signs.
 */
export function shortNameOf(fullName: string): string {
  let short = fullName.replace(/^[^«"“„]*[«"“„](.+)[»"”“](.*)$/u, '$1 $2')
  for (const [long, abbreviation] of usual) short = short.replace(long, abbreviation)
  short = short.replace(/\s+/g, ' ').trim()
  if (short.length <= shortMax) return short
  const cut = short.slice(0, shortMax - 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), shortMax / 2)).trimEnd()}…`
}

/** «МБОУ», «МКДОУ», «МБУ ДО» before the name; empty when there is none. */
export function legalFormOf(...names: readonly string[]): string {
  for (const name of names) {
    const found = /^(?:[Фф]илиал\s+)?([А-Я]{2,6}У(?: ДО)?)(?=[\s«"])/u.exec(name.trim())?.[1]
    if (found !== undefined) return found
  }
  return ''
}

/** For looking whether two names are one: without case, signs, «ё» and quotes. */
export function nameKey(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Names of branches begin like this; others are branches only where the list says so. */
export function isBranchName(name: string): boolean {
  return /^филиал(?![\p{L}\p{N}])/iu.test(name.trim())
}
