import type { KnownOrganisation } from '#server/features/indicators/exports.ts'

export type Placed = { organisation: KnownOrganisation; above: string[] }

/** An organisation and all below it, each with the way down to it: from the one above all to its own parent. */
export function treeBelow(all: readonly KnownOrganisation[], rootId: string): Placed[] {
  const children = Map.groupBy(all, ({ parentId }) => parentId)
  const placed: Placed[] = []
  const place = (organisation: KnownOrganisation, above: string[]): void => {
    if (above.includes(organisation.id)) return
    placed.push({ organisation, above })
    for (const child of children.get(organisation.id) ?? []) place(child, [...above, organisation.id])
  }
  const root = all.find(({ id }) => id === rootId)
  if (root) place(root, [])
  return placed
}
