import { texts } from '../../platform/i18n/index.ts'
import type { Me } from '../../platform/store/index.ts'
import { accountTexts } from '../accounts/texts.ts'

export interface RoleLine {
  role: string
  organisation: string
}

/** Each role once for each organisation, as people read it: a teacher of five classes is a teacher. */
export function roleLines(me: Me): RoleLine[] {
  const names = texts(accountTexts).roles
  const organisations = new Map(me.organisations.map(({ id, shortName }) => [id, shortName]))
  const lines = new Map<string, RoleLine>()
  for (const { role, organisationId } of me.roles) {
    const organisation = organisations.get(organisationId ?? '') ?? ''
    lines.set(`${role} ${organisationId}`, { role: names[role], organisation })
  }
  return [...lines.values()]
}

/** «учитель, родитель или близкий · Школа № 4» */
export function rolesText(me: Me): string {
  const lines = roleLines(me)
  const once = (values: string[]) => [...new Set(values.filter(Boolean))].join(', ')
  return [once(lines.map(({ role }) => role)), once(lines.map(({ organisation }) => organisation))]
    .filter(Boolean)
    .join(' · ')
}
