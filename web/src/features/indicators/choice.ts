import type { OrganisationKind } from '#protocol/accounts.ts'

/** What is looked at and how, as it stands in the address; empty: not chosen. */
export interface Choice {
  /** `friday`, the id of a snapshot, or empty for now. */
  when: string
  /** The indicator of a chart or a comparison. */
  code: string
  text: string
  kinds: readonly OrganisationKind[]
  lagging: string
  order: string
  descending: boolean
  /** From 0. */
  page: number
}

export const listedKinds = ['school', 'kindergarten', 'additional', 'college'] as const
const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const code = /^[a-z][a-z0-9_]{2,40}$/

/** Reads an address; what cannot be is as if it were not there. */
export function readChoice(search: string): Choice {
  const given = new URLSearchParams(search)
  const valid = (key: string, pattern: RegExp) => {
    const text = given.get(key) ?? ''
    return pattern.test(text) ? text : ''
  }
  const kinds = (given.get('kinds') ?? '').split('.')
  return {
    when: given.get('when') === 'friday' ? 'friday' : valid('when', id),
    code: valid('code', code),
    text: (given.get('text') ?? '').slice(0, 100),
    kinds: listedKinds.filter((kind) => kinds.includes(kind)),
    lagging: valid('lagging', code),
    order: valid('order', code),
    descending: given.get('down') === '1',
    page: Number(valid('page', /^[1-9]\d{0,3}$/)) || 0,
  }
}

export function writeChoice(choice: Partial<Choice>): string {
  const { when, code: of, text, kinds, lagging, order, descending, page } = choice
  const said = { when, code: of, text, kinds: kinds?.join('.'), lagging, order }
  const parts = Object.entries(said).filter((part): part is [string, string] => Boolean(part[1]))
  if (descending) parts.push(['down', '1'])
  if (page) parts.push(['page', String(page)])
  return parts.length > 0 ? `?${new URLSearchParams(parts)}` : ''
}

/** Nobody is left out. */
export function isFree({ text, kinds, lagging }: Pick<Choice, 'text' | 'kinds' | 'lagging'>): boolean {
  return !text && kinds.length === 0 && !lagging
}

/** As the server takes it: whom, and in which order. */
export function wantedOf({ text, kinds, lagging, order, descending }: Choice) {
  return {
    ...(text ? { text } : {}),
    ...(kinds.length > 0 ? { kinds: [...kinds] } : {}),
    ...(lagging ? { lagging } : {}),
    ...(order ? { order, descending } : {}),
  }
}

export type View = 'organisations' | 'map' | 'offices' | 'weeks'

/** The moment goes along from page to page, nothing else. */
export const statsAddress = (organisationId: string, choice: Partial<Choice> = {}, view?: View) =>
  `/stats/${organisationId}${view ? `/${view}` : ''}${writeChoice(choice)}`
export const explainAddress = (organisationId: string, code: string, when = '') =>
  `/stats/${organisationId}/indicator/${code}${writeChoice({ when })}`
export const snapshotsAddress = (organisationId: string) => `/stats/${organisationId}/snapshots`
