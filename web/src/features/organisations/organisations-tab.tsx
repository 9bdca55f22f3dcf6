import { useDeferredValue, useEffect, type RefObject } from 'react'
import {
  listOrganisations,
  organisationPageMax,
  type Organisation,
  type OrganisationRow,
} from '#protocol/organisations.ts'
import type { InputOf } from '#protocol/contract.ts'
import { organisationProgress } from '#protocol/progress.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLongQuery } from '../../platform/long-query.ts'
import { refresh } from '../../platform/queries.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconBuilding, IconCalendar, IconPlus, IconSearch } from '../../ui/icons.tsx'
import { Progress } from '../../ui/progress.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { useKeptValues } from '../accounts/kept-values.ts'
import { schoolYearAddress } from '../people/addresses.ts'
import { LoadFailed } from '../people/load-failed.tsx'
import { LongList } from '../people/long-list.tsx'
import { OrganisationFilters } from './organisation-filters.tsx'
import { OrganisationItem } from './organisation-item.tsx'
import { organisationTexts } from './texts.ts'
import styles from './organisations.module.css'

interface Props {
  office: Organisation
  scroller: RefObject<HTMLElement | null>
}

/** All that lies under the office: how many are active, and those that lag on top. What was chosen outlives a look inside. */
export default function OrganisationsTab({ office, scroller }: Props) {
  const t = useTexts(organisationTexts).list
  const chosen = useKeptValues(`organisations.${office.id}`)
  const { values } = chosen
  const text = useDeferredValue(values['text'] ?? '').trim()
  const asked = askedFor(office.id, { ...values, text })
  const found = useLongQuery(listOrganisations, asked, organisationPageMax, ({ organisations }) => organisations)
  const { first } = found
  useAskingAgain(first?.renewing === true)
  const free = !text && !values['kind'] && !values['status']
  const add = office.rights.addOrganisation && (
    <div className={styles.ways}>
      <ButtonLink tone="primary" icon={IconPlus} href={`/organisations/new?under=${office.id}`}>
        {t.add}
      </ButtonLink>
      <ButtonLink href={`/organisations/import?under=${office.id}`}>{t.bringIn}</ButtonLink>
    </div>
  )
  if (found.error) return <LoadFailed error={found.error} onAgain={found.again} />
  if (first?.total === 0 && free) {
    return (
      <EmptyState icon={IconBuilding} title={t.emptyTitle} actions={add}>
        {t.emptyText}
      </EmptyState>
    )
  }
  return (
    <>
      <div className={styles.top}>
        {first && first.counted > 0 && !values['status'] && <Activity active={first.active} counted={first.counted} />}
        {office.rights.manage && (
          <ButtonLink href={schoolYearAddress(office.id)} icon={IconCalendar}>
            {t.newYear}
          </ButtonLink>
        )}
      </div>
      <OrganisationFilters values={values} onChoose={chosen.set} office={office.kind}>
        {add}
      </OrganisationFilters>
      {!first && <SkeletonRows avatar={40} />}
      {first && !free && (
        <p className={styles.quiet} role="status">
          {t.total(first.total)}
        </p>
      )}
      {first?.total === 0 && <NothingFound onShowAll={showAll} />}
      {first && first.total > 0 && (
        <div className={styles.box}>
          <LongList
            scroller={scroller}
            label={t.label}
            total={first.total}
            onShow={found.show}
            renderRow={(index) => <Row row={found.at(index)} tree={asked.order === 'tree'} />}
          />
        </div>
      )}
    </>
  )

  function showAll() {
    for (const name of ['text', 'kind', 'status']) chosen.set(name, '')
  }
}

const askAgainMs = 4_000

/** While all are being counted anew: their sum is shown once it has come. */
function useAskingAgain(renewing: boolean): void {
  useEffect(() => {
    if (!renewing) return undefined
    const timer = setInterval(() => void refresh(listOrganisations, organisationProgress), askAgainMs)
    return () => clearInterval(timer)
  }, [renewing])
}

function Row({ row, tree }: { row: OrganisationRow | undefined; tree: boolean }) {
  if (!row) return <SkeletonRows rows={1} avatar={40} />
  return <OrganisationItem row={row} indent={tree ? row.depth : 0} />
}

function NothingFound({ onShowAll }: { onShowAll: () => void }) {
  const t = useTexts(organisationTexts).list
  return (
    <EmptyState icon={IconSearch} title={t.nothingTitle} actions={<Button onClick={onShowAll}>{t.showAll}</Button>}>
      {t.nothingText}
    </EmptyState>
  )
}

function Activity({ active, counted }: { active: number; counted: number }) {
  const t = useTexts(organisationTexts).list
  const all = active === counted
  return (
    <div className={styles.activity}>
      <p className={styles.figure}>{t.activeOf(active, counted)}</p>
      <Progress label={t.progress} share={active / counted} tone={all ? 'success' : 'attention'} />
    </div>
  )
}

type Asked = InputOf<typeof listOrganisations>

function askedFor(underId: string, values: Readonly<Record<string, string>>): Asked {
  const { text, kind, status, order } = values
  return {
    underId,
    order: order === 'tree' || order === 'staff' ? order : 'lagging',
    ...(text ? { text: text.slice(0, 100) } : {}),
    ...(kind ? { kind: kind as NonNullable<Asked['kind']> } : {}),
    ...(status ? { status: status as NonNullable<Asked['status']> } : {}),
  }
}
