import type { OrganisationKind } from '#protocol/accounts.ts'
import type { Organisation } from '#protocol/organisations.ts'
import { texts } from '../../platform/i18n/index.ts'
import type { PeopleTab } from './addresses.ts'
import { peopleTexts } from './texts.ts'

export function isOffice(kind: OrganisationKind): boolean {
  return kind === 'region' || kind === 'municipality'
}

/** What this person has to do with the organisation, the main thing first. */
export function tabsOf({ kind, rights }: Pick<Organisation, 'kind' | 'rights'>): readonly PeopleTab[] {
  if (isOffice(kind)) return rights.manage ? ['organisations', 'staff', 'requests'] : ['staff']
  return rights.manage ? ['staff', 'classes', 'requests', 'families'] : ['classes', 'requests', 'staff']
}

export function chosenOf(tabs: readonly PeopleTab[], chosen: string | undefined): PeopleTab {
  return tabs.find((tab) => tab === chosen) ?? tabs[0] ?? 'staff'
}

export function tabLabels(kind: OrganisationKind): Record<PeopleTab, string> {
  const t = texts(peopleTexts).tabs
  return { ...t, classes: { kindergarten: t.groups, additional: t.associations }[kind as string] ?? t.classes }
}
