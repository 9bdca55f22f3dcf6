/** One of eight colours, the same for the same id everywhere (FNV-1a). */
export function toneOf(id: string): number {
  let hash = 0x811c9dc5
  for (const char of id) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return ((hash >>> 0) % 8) + 1
}

/** «Аминат Алиева» → АА, «5А, родители» → 5А, «Классные руководители» → КР, «учительская» → У */
export function initialsOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? []
  const [first = '', second] = words
  if (/^\d+\p{L}?$/u.test(first))
    return (first.length < 4 && /\p{L}$/u.test(first) ? first : first.slice(0, 2)).toUpperCase()
  return (letter(first) + letter(second ?? '')).toUpperCase()
}

function letter(word: string): string {
  return /^./u.exec(word)?.[0] ?? ''
}
