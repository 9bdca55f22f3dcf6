import type { Sheet } from '#protocol/invitations.ts'

/** One slip: what one person is handed. A class slip carries the code for the pupil and the one for guardians. */
export interface Paper {
  key: string
  sheets: readonly Sheet[]
  /** How many of them: one for each child of a class. */
  copies: number
}

const perChild = { pupils: 1, guardians: 2, staff: 1 }

/** Staff get one slip each; codes of one class that were issued together stand on one slip. */
export function papersOf(sheets: readonly Sheet[]): Paper[] {
  const papers = new Map<string, Sheet[]>()
  for (const sheet of sheets) {
    const key = sheet.for === 'staff' ? sheet.id : `class ${sheet.organisationName} ${sheet.className}`
    papers.set(key, [...(papers.get(key) ?? []), sheet])
  }
  return [...papers].map(([key, together]) => ({ key, sheets: together, copies: copiesOf(together[0]) }))
}

function copiesOf(sheet: Sheet | undefined): number {
  if (!sheet || sheet.seats === null) return 1
  return Math.max(1, Math.ceil(sheet.seats / perChild[sheet.for]))
}

/** An address as people type it. */
export function spokenAddress(address: string): string {
  return address.replace(/^https?:\/\//, '')
}
