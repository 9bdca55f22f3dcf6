import type { OrganisationProgress } from '#protocol/progress.ts'

export type Share = { of: 'staff' | 'pupils' | 'families'; registered: number; total: number }

/** The circles of an organisation in which there is anybody, and how many of each are here. */
export function sharesOf({ staff, pupils, families }: OrganisationProgress): Share[] {
  const all: Share[] = [
    { of: 'staff', registered: staff.registered, total: staff.total },
    ...(pupils ? [{ of: 'pupils' as const, ...pupils }] : []),
    ...(families ? [{ of: 'families' as const, ...families }] : []),
  ]
  return all.filter(({ total }) => total > 0)
}
