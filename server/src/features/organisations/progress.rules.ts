import type { Managing } from '#server/features/roster/exports.ts'

/** An office for itself and all below; a head only where no office stands above. */
export function mayKeepGoal({ role }: Managing, { parentId }: { parentId: string | null }): boolean {
  return role === 'office_specialist' || (role === 'head' && parentId === null)
}

const dayMs = 86_400_000

/** From one calendar day (`2026-11-27`) to another: 0 for the same, negative when it has passed. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs
}
