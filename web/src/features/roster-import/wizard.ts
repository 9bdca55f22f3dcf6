import type { InputOf, OutputOf } from '#protocol/contract.ts'
import type { ImportDecision, inspectRoster, readRosterColumns } from '#protocol/roster-import.ts'
import type { KeptValues, Values } from '../accounts/kept-values.ts'

export type Step = 'file' | 'columns' | 'changes' | 'result'
export const steps: readonly Step[] = ['file', 'columns', 'changes', 'result']

/** The names under which a choice is kept in this tab, so that a reload loses nothing. */
export type Choice =
  | 'fileId'
  | 'fileName'
  | 'map'
  | 'encoding'
  | 'separator'
  | 'sheet'
  | 'rowsAre'
  | 'headerLine'
  | 'remembered'
  | 'cover'
  | 'decisions'
  | 'tab'
  | 'confirm'
  | 'refused'
  | 'commandId'
  | 'result'

export interface Wizard {
  organisationId: string
  kept: KeptValues
  go: (step: Step) => void
}

/** A file that begins anew: what was said of the one before is forgotten. */
export function beginWith(kept: KeptValues, file: { id: string; name: string }): void {
  kept.forget()
  choose(kept, { fileId: file.id, fileName: file.name })
}

export function choose(kept: KeptValues, choices: Partial<Record<Choice, string>>): void {
  for (const [name, value] of Object.entries(choices)) kept.set(name, value)
}

export type Reading = InputOf<typeof readRosterColumns>
export type Comparing = InputOf<typeof inspectRoster>

/** How the file is to be read, as far as somebody has said it. */
export function readingOf(organisationId: string, values: Values): Reading {
  const { fileId = '', map, encoding, separator, sheet, rowsAre, headerLine } = values
  return {
    organisationId,
    fileId,
    ...(map ? { map } : {}),
    ...(encoding ? { encoding } : {}),
    ...(separator ? { separator: separator as NonNullable<Reading['separator']> } : {}),
    ...(sheet ? { sheet } : {}),
    ...(rowsAre ? { rowsAre: rowsAre as NonNullable<Reading['rowsAre']> } : {}),
    ...(headerLine ? { headerLine: Number(headerLine) } : {}),
  }
}

/** The same with whom the file covers and what was decided of doubts. */
export function comparingOf(organisationId: string, values: Values): Comparing {
  const decisions = decisionsIn(values)
  return {
    ...readingOf(organisationId, values),
    ...(values['cover'] ? { cover: values['cover'] as NonNullable<Comparing['cover']> } : {}),
    ...(decisions.length > 0 ? { decisions } : {}),
  }
}

export function decisionsIn(values: Values): ImportDecision[] {
  try {
    return JSON.parse(values['decisions'] ?? '[]') as ImportDecision[]
  } catch {
    return []
  }
}

/** With a decision in place of the one about the same doubt; without one the doubt is open again. */
export function withDecision(
  decisions: readonly ImportDecision[],
  doubt: string,
  decision: Omit<ImportDecision, 'doubt'> | undefined,
): ImportDecision[] {
  const others = decisions.filter((one) => one.doubt !== doubt)
  return decision ? [...others, { doubt, ...decision }] : others
}

type Open = Pick<OutputOf<typeof inspectRoster>['doubtful'][number], 'key' | 'reason' | 'candidates'>

/** The same decision about all other open doubts of a sort. That somebody is a person of the roster is said of each alone. */
export function alikeTo(
  { reason, candidates }: Open,
  decision: ImportDecision | undefined,
  { doubts, decisions }: { doubts: readonly Open[]; decisions: readonly ImportDecision[] },
): ImportDecision[] {
  if (!decision || decision.personId !== undefined) return []
  const decided = new Set(decisions.map(({ doubt }) => doubt))
  return doubts
    .filter((one) => one.reason === reason && !decided.has(one.key))
    .filter((one) => (one.candidates.length === 0) === (candidates.length === 0))
    .map(({ key }) => ({ doubt: key, is: decision.is }))
}

/** `B=familyName,C=` with one column said otherwise; a field stands in one column only. */
export function withColumn(map: string | undefined, column: string, field: string): string {
  const said = new Map((map ?? '').split(',').flatMap((part) => (part ? [part.split('=') as [string, string]] : [])))
  for (const [other, known] of said) if (field !== '' && known === field) said.set(other, '')
  said.set(column, field)
  return [...said].map(([letter, known]) => `${letter}=${known}`).join(',')
}
