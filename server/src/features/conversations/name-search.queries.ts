import { sql, type RawBuilder } from 'kysely'

const wordsMax = 6

/**
 * Condition on a row of `persons` under an alias: every word typed begins a part of the name, in any order, in any case,
 * ё as е, a double name by both halves. Without words everybody fits.
 */
export function nameMatches(text: string, alias: string): RawBuilder<boolean> {
  const part = (column: string) => sql.ref(`${alias}.${column}`)
  const name = sql`translate(lower(' ' || ${part('family_name')} || ' ' || ${part('given_name')} || ' ' ||
    ${part('patronymic')}), 'ё-', 'е ')`
  const conditions = nameWords(text).map((word) => sql`${name} like ${`% ${likeEscaped(word)}%`}`)
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(conditions, sql` and `)})`
}

/** The words of a search as names are compared: «Ёлкина-Али  Анна» → «елкина», «али», «анна». */
export function nameWords(text: string): string[] {
  const plain = text.toLowerCase().replaceAll('ё', 'е').replaceAll('\0', '')
  return plain
    .split(/[\s-]+/)
    .filter(Boolean)
    .slice(0, wordsMax)
}

function likeEscaped(word: string): string {
  return word.replace(/[\\%_]/g, '\\$&')
}
