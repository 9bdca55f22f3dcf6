import { useDeferredValue, useEffect } from 'react'
import { indicatorTable } from '#protocol/indicators.ts'
import type { InputOf } from '#protocol/contract.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconBuilding, IconCircleCheck, IconSearch } from '../../ui/icons.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { LoadFailed } from '../people/load-failed.tsx'
import { isFree, wantedOf, type Choice } from './choice.ts'
import type { ViewProps } from './dashboard-views.tsx'
import { HeatMap } from './heat-map.tsx'
import { lasting, whenOf } from './live.ts'
import { OrganisationCards } from './organisation-cards.tsx'
import { OrganisationFilters } from './organisation-filters.tsx'
import { OrganisationTable } from './organisation-table.tsx'
import { Pages } from './pages.tsx'
import { indicatorTexts } from './texts.ts'
import { useNarrow } from './use-narrow.ts'
import styles from './organisations.module.css'

const pageSize = 100

/** Organisations below an office, those who lag on top; a table, cards on a phone, or a heat map. */
export function OrganisationsView({ look, ...props }: ViewProps & { look: 'table' | 'map' }) {
  const { data, indicators, choice, onChoose, scroller } = props
  const t = useTexts(indicatorTexts).table
  const narrow = useNarrow()
  const text = useDeferredValue(choice.text).trim()
  const asked = askedFor(data.organisation.id, { ...choice, text })
  const { data: found, error, refetch } = useLoaded(indicatorTable, asked, { ...lasting(choice.when), keepLast: true })
  const total = found?.total ?? 0
  const free = isFree({ ...choice, text })
  useEffect(() => {
    // A page of a longer list may be beyond the end of a shorter one.
    if (found && choice.page > 0 && choice.page * pageSize >= found.total) onChoose({ page: 0 })
    // oxlint-disable-next-line react/exhaustive-deps -- only a new answer can show it
  }, [found])
  if (error && !found) return <LoadFailed error={error} onAgain={() => void refetch()} />
  if (found && total === 0 && free) {
    return (
      <EmptyState icon={IconBuilding} title={t.empty}>
        {t.emptyText}
      </EmptyState>
    )
  }
  const shown = found && total > 0 && { ...props, rows: found.rows }
  return (
    <>
      <OrganisationFilters indicators={indicators} choice={choice} onChoose={onChoose} kind={data.organisation.kind} />
      {!found && <SkeletonRows />}
      {found && !free && (
        <p className={styles.found} role="status">
          {t.found(total)}
        </p>
      )}
      {found && total === 0 && <Nothing lagging={choice.lagging !== ''} onChoose={onChoose} />}
      {shown &&
        (look === 'map' ? (
          <HeatMap {...shown} />
        ) : narrow ? (
          <OrganisationCards {...shown} />
        ) : (
          <OrganisationTable {...shown} />
        ))}
      <Pages total={total} size={pageSize} page={choice.page} onPage={turn} />
    </>
  )

  function turn(page: number) {
    onChoose({ page })
    if (scroller.current) scroller.current.scrollTop = 0
  }
}

function askedFor(organisationId: string, choice: Choice): InputOf<typeof indicatorTable> {
  const { when, page } = choice
  return {
    ...{ organisationId, level: 'organisations', offset: page * pageSize, limit: pageSize },
    ...whenOf(when),
    ...wantedOf(choice),
  }
}

export function Nothing({ lagging, onChoose }: { lagging: boolean; onChoose: ViewProps['onChoose'] }) {
  const t = useTexts(indicatorTexts).table
  return (
    <EmptyState
      icon={lagging ? IconCircleCheck : IconSearch}
      title={lagging ? t.nobodyLags : t.nothing}
      actions={<Button onClick={() => onChoose({ text: '', kinds: [], lagging: '', page: 0 })}>{t.showAll}</Button>}
    >
      {lagging ? t.nobodyLagsText : t.nothingText}
    </EmptyState>
  )
}
