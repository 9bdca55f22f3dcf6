import type { Dashboard } from '#protocol/indicators.ts'
import { formatNumber } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { isOffice } from '../people/tabs.ts'
import { indicatorTexts } from './texts.ts'
import styles from './dashboard.module.css'

/** What every total says with it: of how many organisations anything is known, and how many people these are. */
export function Facts({
  data: { organisation, organisationsCounted, organisationsListed, people },
}: {
  data: Dashboard
}) {
  const t = useTexts(indicatorTexts)
  const facts = [
    isOffice(organisation.kind) &&
      organisationsListed < organisationsCounted &&
      t.listed(organisationsListed, organisationsCounted),
    people && t.people(formatNumber(people.distinct)) + several(people.inSeveral),
  ].filter(Boolean)
  if (facts.length === 0) return null
  return (
    <ul className={styles.facts}>
      {facts.map((fact) => (
        <li key={String(fact)}>{fact}</li>
      ))}
    </ul>
  )

  function several(n: number): string {
    return n > 0 ? `, ${t.inSeveral(formatNumber(n))}` : ''
  }
}
