import type { Managing } from '#server/features/roster/exports.ts'

/** A specialist for an office and all below; a head only where no office stands above. */
export function mayTakeSnapshot({ role }: Managing, { parentId }: { parentId: string | null }): boolean {
  return role === 'office_specialist' || (role === 'head' && parentId === null)
}
