import type { RefObject } from 'react'
import { useSearch } from 'wouter'
import { navigate } from 'wouter/use-browser-location'
import type { Dashboard } from '#protocol/indicators.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Tabs } from '../../ui/tabs.tsx'
import { readChoice, statsAddress, type Choice, type View } from './choice.ts'
import { useIndicators, type Named } from './live.ts'
import { OfficeBars } from './office-bars.tsx'
import { OrganisationsView } from './organisations-view.tsx'
import { indicatorTexts } from './texts.ts'
import { WeeksView } from './weeks-view.tsx'
import styles from './dashboard.module.css'

export interface ViewProps {
  data: Dashboard
  indicators: readonly Named[]
  choice: Choice
  onChoose: (change: Partial<Choice>) => void
  scroller: RefObject<HTMLElement | null>
}

/** Below the figures of the whole: who stands behind them, and how it came to be. */
export function DashboardViews({ view, ...props }: Omit<ViewProps, 'indicators'> & { view: string | undefined }) {
  const t = useTexts(indicatorTexts).views
  const indicators = useIndicators()
  const search = useSearch()
  const { id, kind } = props.data.organisation
  const views = viewsOf(kind)
  const chosen = views.find((one) => one === view) ?? views[0] ?? 'weeks'
  if (!indicators) return null
  const given = { ...props, indicators }
  if (views.length === 1) return <WeeksView {...given} />
  return (
    <div className={styles.views}>
      <Tabs
        label={t.label}
        tabs={views.map((one) => ({ id: one, label: t[one] }))}
        selected={chosen}
        onSelect={(one) => navigate(statsAddress(id, readChoice(search), one), { replace: true })}
      >
        {chosen === 'organisations' && <OrganisationsView {...given} look="table" />}
        {chosen === 'map' && <OrganisationsView {...given} look="map" />}
        {chosen === 'offices' && <OfficeBars {...given} />}
        {chosen === 'weeks' && <WeeksView {...given} />}
      </Tabs>
    </div>
  )
}

function viewsOf(kind: Dashboard['organisation']['kind']): readonly View[] {
  if (kind === 'region') return ['organisations', 'offices', 'map', 'weeks']
  if (kind === 'municipality') return ['organisations', 'map', 'weeks']
  return ['weeks']
}
