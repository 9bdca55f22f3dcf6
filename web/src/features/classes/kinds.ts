import type { OrganisationKind } from '#protocol/accounts.ts'
import type { ClassKind } from '#protocol/classes.ts'

/** What an organisation of a kind may have, the usual thing first. */
export function classKindsOf(kind: OrganisationKind): readonly ClassKind[] {
  if (kind === 'kindergarten') return ['kindergarten_group', 'association']
  if (kind === 'additional') return ['association']
  return kind === 'college'
    ? ['class', 'association', 'subject_group']
    : ['class', 'kindergarten_group', 'association', 'subject_group']
}

/** The spelling in which the server keeps «5-а»: shown before sending, so that nobody wonders afterwards. */
export function likelyName(kind: ClassKind, typed: string): string {
  const text = typed
    .replace(/[«»"“”„'`]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  const [, grade, letter = ''] = /^(\d{1,2})(?: ?класс)?[ –—-]*([А-ЯЁа-яёA-Za-z]?)(?: ?класс)?$/u.exec(text) ?? []
  if (kind !== 'class' || !grade || Number(grade) < 1 || Number(grade) > 11) return text
  const at = 'ABCEHKMOPTXY'.indexOf(letter.toUpperCase())
  return `${Number(grade)}${letter === '' || at < 0 ? letter.toUpperCase() : 'АВСЕНКМОРТХУ'[at]}`
}
