import type { InputOf, OutputOf } from '#protocol/contract.ts'
import type { inspectOrganisations, OrganisationDecision } from '#protocol/organisations-import.ts'
import type { Organisation } from '#protocol/organisations.ts'
import type { KeptValues, Values } from '../accounts/kept-values.ts'

export type Step = 'file' | 'columns' | 'changes' | 'result'
export const steps: readonly Step[] = ['file', 'columns', 'changes', 'result']

/** The names under which a choice is kept in this tab, so that a reload loses nothing. */
export type Choice =
  | ('fileId' | 'fileName' | 'map' | 'encoding' | 'separator' | 'sheet' | 'headerLine' | 'kind')
  | ('parentId' | 'decisions' | 'tab' | 'result')

export interface Wizard {
  office: Organisation
  kept: KeptValues
  go: (step: Step) => void
}

export type Reading = InputOf<typeof inspectOrganisations>

/** A file that begins anew: what was said of the one before is forgotten. */
export function beginWith(kept: KeptValues, file: { id: string; name: string }): void {
  kept.forget()
  choose(kept, { fileId: file.id, fileName: file.name })
}

export function choose(kept: KeptValues, choices: Partial<Record<Choice, string>>): void {
  for (const [name, value] of Object.entries(choices)) kept.set(name, value)
}

/** How the file is to be read, as far as somebody has said it. */
export function readingOf(organisationId: string, values: Values): Reading {
  const { fileId = '', map, encoding, separator, sheet, headerLine, kind, parentId } = values
  const decisions = decisionsIn(values)
  return {
    organisationId,
    fileId,
    ...(separator ? { separator: separator as ';' } : {}),
    ...(sheet ? { sheet } : {}),
    ...(headerLine ? { headerLine: Number(headerLine) } : {}),
    ...(parentId ? { parentId } : {}),
    ...(decisions.length > 0 ? { decisions } : {}),
    ...(map ? { map } : {}),
    ...(encoding ? { encoding } : {}),
    ...(kind ? { kind: kind as NonNullable<Reading['kind']> } : {}),
  }
}

/** What was made of doubts so far. */
export function decisionsIn({ decisions }: Values): OrganisationDecision[] {
  return JSON.parse(decisions || '[]') as OrganisationDecision[]
}

export function withDecision(
  decisions: readonly OrganisationDecision[],
  doubt: string,
  decision: Omit<OrganisationDecision, 'doubt'> | undefined,
): OrganisationDecision[] {
  const others = decisions.filter((one) => one.doubt !== doubt)
  return decision ? [...others, { doubt, ...decision }] : others
}

type Open = Pick<OutputOf<typeof inspectOrganisations>['doubtful'][number], 'key' | 'reason' | 'rulings' | 'candidates'>

/** The same decision about all other open doubts of a sort. What is said of one among several rows or organisations is not. */
export function alikeTo(
  { key, reason }: Open,
  decision: OrganisationDecision | null,
  { doubts, chosen }: { doubts: readonly Open[]; chosen: readonly OrganisationDecision[] },
): OrganisationDecision[] {
  if (!decision || decision.is === 'same' || reason === 'twice_in_file') return []
  const decided = new Set([key, ...chosen.map(({ doubt }) => doubt)])
  const { doubt: _, ...said } = decision
  return doubts
    .filter((one) => one.reason === reason && one.rulings.includes(said.is) && !decided.has(one.key))
    .filter(({ candidates }) => !said.organisationId || candidates.some(({ id }) => id === said.organisationId))
    .map((one) => ({ doubt: one.key, ...said }))
}

/** «B=inn,C=» with another meaning of one column. */
export function withColumn(map: string | undefined, column: string, field: string): string {
  const others = (map ?? '').split(',').filter((part) => part !== '' && !part.startsWith(`${column}=`))
  return [...others, `${column}=${field}`].join(',')
}
