import type { Role } from '#protocol/common.ts'
import type { LibraryAudience } from '#protocol/library.ts'

const excerptLength = 160
const excerptBefore = 40

/** Whom a role reads as; an operator reads what is for heads, since the installation is theirs to explain. */
const readsAs: Partial<Record<Role, LibraryAudience>> = {
  operator: 'head',
  office_specialist: 'office_specialist',
  head: 'head',
  deputy: 'administrator',
  administrator: 'administrator',
  form_teacher: 'teacher',
  teacher: 'teacher',
  staff: 'staff',
  pupil: 'pupil',
  guardian: 'guardian',
}

export function audiencesOf(roles: readonly Role[]): Set<LibraryAudience> {
  return new Set(roles.flatMap((role) => readsAs[role] ?? []))
}

/** The reverse of it, for counting readers. */
export function rolesFor(audiences: readonly LibraryAudience[]): Role[] {
  return (Object.keys(readsAs) as Role[]).filter((role) => role !== 'operator' && audiences.includes(readsAs[role]!))
}

/** A page of the product: first `# Title`, then `For: head, administrator`, then the text. */
export function readPage(file: string): { title: string; audiences: LibraryAudience[]; body: string } {
  const [, title, audiences, body] = /^# (.+)\n\nFor: (.+)\n\n([^]+)$/.exec(file) ?? []
  if (!title || !audiences || !body) throw new Error('a page begins with «# Title» and «For: …»')
  return { title, audiences: audiences.split(', ') as LibraryAudience[], body: body.trim() }
}

/** A page's words without its marks. */
export function plainText(body: string): string {
  return body
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s{0,3}(#{1,6}|[-*+>]|\d{1,3}[.)])\s+/gm, '')
    .replace(/(\*\*|__|`)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Every word of the question stands in title or text, as the beginning of a word, whatever the case and ё. */
export function finds(question: string, title: string, text: string): boolean {
  const words = folded(`${title} ${text}`)
  return folded(question)
    .split(' ')
    .filter(Boolean)
    .every((asked) => ` ${words}`.includes(` ${asked}`))
}

/** The first sentences, or those around the first word that was asked for. */
export function excerptOf(text: string, question: string): string {
  const first = folded(question).split(' ').find(Boolean)
  const at = first ? folded(text).indexOf(first) : 0
  const from = at <= excerptBefore ? 0 : text.lastIndexOf(' ', at - excerptBefore) + 1
  const cut = text.slice(from, from + excerptLength)
  const whole = from + excerptLength >= text.length
  return `${from > 0 ? '… ' : ''}${whole ? cut : `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))} …`}`
}

/** Of the same length as what it was made from, so that places can be compared. */
function folded(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]/gu, ' ')
}
