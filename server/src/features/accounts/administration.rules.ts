import type { ManagingRole, Tie } from '#server/features/roster/exports.ts'

/** One right over a person's account: where, as what, and whether from an office above that organisation. */
export type Ground = { readonly organisationId: string; readonly role: ManagingRole; readonly fromOffice: boolean }

const administrative: ReadonlySet<string> = new Set(['head', 'deputy', 'administrator', 'office_specialist'])

/** Whether the person manages an organisation: such accounts are restored by two. */
export function isAdministrative(ties: readonly Tie[]): boolean {
  return ties.some((tie) => administrative.has(tie.role))
}

/**
 * Which of somebody's rights to manage reach a person's account. Who manages anywhere answers only to those over that
 * place: the school of a guardian's child cannot close the account of the kindergarten's head. The strongest comes first.
 */
export function grounds(ties: readonly Tie[], managing: readonly Ground[]): Ground[] {
  const asManager = ties.filter((tie) => administrative.has(tie.role))
  const counted = new Set((asManager.length > 0 ? asManager : ties).map((tie) => tie.organisationId))
  return managing.filter((ground) => counted.has(ground.organisationId)).toSorted((a, b) => strength(b) - strength(a))
}

/**
 * Whether the right is enough to act alone: from the office above always; inside an organisation over everybody who does
 * not manage it, and for its head (or a fellow specialist of an office) over the other managers. Nobody inside stands
 * over the head.
 */
export function standsOver(ground: Ground, ties: readonly Tie[]): boolean {
  if (ground.fromOffice) return true
  const here = ties.filter((tie) => tie.organisationId === ground.organisationId && administrative.has(tie.role))
  if (here.length === 0) return true
  return here.every((tie) => tie.role !== 'head') && (ground.role === 'head' || ground.role === 'office_specialist')
}

function strength({ fromOffice, role }: Ground): number {
  return (fromOffice ? 10 : 0) + (role === 'head' || role === 'office_specialist' ? 1 : 0)
}
