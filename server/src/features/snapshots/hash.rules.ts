import { createHash } from 'node:crypto'
import type { CountedValue, OrganisationFacts } from '#server/features/indicators/exports.ts'
import { canonical } from './contents.rules.ts'

/** An organisation in a snapshot. */
export type SeenOrganisation = {
  id: string
  parentId: string | null
  above: string[]
  kind: string
  shortName: string
  counted: boolean
  /** SHA-256 of what it was counted from; `null` for those that are not counted. */
  inputs: Buffer | null
  facts: OrganisationFacts | Record<string, never>
  values: CountedValue[]
}

export type SnapshotHead = {
  organisationId: string
  kind: 'friday' | 'interim'
  week: string
  at: Date
  timeZone: string
  formulas: Record<string, number>
}

/** SHA-256 over the head and every organisation with its values, facts and inputs, one line each, in the order of ids. */
export function snapshotHash(head: SnapshotHead, organisations: readonly SeenOrganisation[]): Buffer {
  const hash = createHash('sha256')
  hash.update(`${canonical({ ...head, at: head.at.toISOString() })}\n`)
  for (const one of [...organisations].sort((a, b) => (a.id < b.id ? -1 : 1))) hash.update(`${lineOf(one)}\n`)
  return hash.digest()
}

function lineOf({ inputs, values, ...one }: SeenOrganisation): string {
  const counted = values.map(({ code, numerator, denominator }) => [code, numerator, denominator] as const)
  return canonical({
    ...one,
    inputs: inputs?.toString('hex') ?? null,
    values: counted.sort(([a], [b]) => (a < b ? -1 : 1)),
  })
}
