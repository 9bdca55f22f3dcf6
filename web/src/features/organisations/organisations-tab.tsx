import { useDeferredValue, useState, type RefObject } from 'react'
import {
  listOrganisations,
  organisationPageMax,
  type Organisation,
  type OrganisationRow,
} from '#protocol/organisations.ts'
import type { OrganisationKind } from '#protocol/accounts.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded, useLoadedMany } from '../../platform/queries.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconBuilding, IconPlus, IconSearch } from '../../ui/icons.tsx'
import { Progress } from '../../ui/progress.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { LoadFailed } from '../people/load-failed.tsx'
import { LongList } from '../people/long-list.tsx'
import { OrganisationItem } from './organisation-item.tsx'
import { organisationTexts } from './texts.ts'
import styles from './organisations.module.css'

type Order = 'lagging' | 'tree'

interface Props {
  office: Organisation
  scroller: RefObject<HTMLElement | null>
}

/** All that lies under the office: how many are active, and those that lag on top. */
export default function OrganisationsTab({ office, scroller }: Props) {
  const t = useTexts(organisationTexts)
  const [typed, setTyped] = useState('')
  const [kind, setKind] = useState<OrganisationKind | ''>('')
  const [order, setOrder] = useState<Order>('lagging')
  const { rows, totals, error, again } = useTree(office.id, useDeferredValue(typed).trim(), order)
  const shown = rows?.filter((row) => kind === '' || row.kind === kind)
  const add = office.rights.addOrganisation && (
    <div className={styles.ways}>
      <ButtonLink tone="primary" icon={IconPlus} href={`/organisations/new?under=${office.id}`}>
        {t.list.add}
      </ButtonLink>
      <ButtonLink href={`/organisations/import?under=${office.id}`}>{t.list.bringIn}</ButtonLink>
    </div>
  )
  if (error && !rows) return <LoadFailed error={error} onAgain={again} />
  if (rows?.length === 0 && typed === '') {
    return (
      <EmptyState icon={IconBuilding} title={t.list.emptyTitle} actions={add}>
        {t.list.emptyText}
      </EmptyState>
    )
  }
  return (
    <>
      {totals && totals.counted > 0 && <Activity active={totals.active} counted={totals.counted} />}
      <div className={styles.tools}>
        <SearchField value={typed} onChange={setTyped} label={t.list.search} />
        <Select
          label={t.list.kind}
          labelHidden
          value={kind}
          onChange={(event) => setKind(event.target.value as OrganisationKind | '')}
          options={kindOptions(rows ?? [], t.list.allKinds, t.kinds)}
        />
        <Select
          label={t.list.order}
          labelHidden
          value={order}
          onChange={(event) => setOrder(event.target.value as Order)}
          options={(['lagging', 'tree'] as const).map((value) => ({ value, label: t.list[value] }))}
        />
        {add}
      </div>
      {!shown && <SkeletonRows avatar={40} />}
      {shown?.length === 0 && (
        <EmptyState
          icon={IconSearch}
          title={t.list.nothingTitle}
          actions={
            <Button
              onClick={() => {
                setTyped('')
                setKind('')
              }}
            >
              {t.list.showAll}
            </Button>
          }
        >
          {t.list.nothingText}
        </EmptyState>
      )}
      {shown && shown.length > 0 && (
        <div className={styles.box}>
          <LongList
            scroller={scroller}
            label={t.list.label}
            total={shown.length}
            onShow={() => undefined}
            renderRow={(index) => (
              <OrganisationItem row={shown[index]!} indent={order === 'tree' ? shown[index]!.depth : 0} />
            )}
          />
        </div>
      )}
    </>
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

/** A region has some thousand organisations: all pages are fetched, since they are sorted and filtered here. */
function useTree(underId: string, text: string, order: Order) {
  const query = { underId, order, limit: organisationPageMax, ...(text ? { text: text.slice(0, 100) } : {}) }
  const first = useLoaded(listOrganisations, { ...query, offset: 0 }, { keepLast: true })
  const pages = Math.ceil((first.data?.total ?? 0) / organisationPageMax)
  const more = useLoadedMany(
    listOrganisations,
    Array.from({ length: Math.max(0, pages - 1) }, (_, page) => ({
      ...query,
      offset: (page + 1) * organisationPageMax,
    })),
  )
  const rows =
    first.data && [first.data, ...more.answers].flatMap((answer): OrganisationRow[] => answer?.organisations ?? [])
  return { rows, totals: first.data, error: first.error, again: () => void first.refetch() }
}

function kindOptions(rows: readonly OrganisationRow[], all: string, names: Record<OrganisationKind, string>) {
  const there = [...new Set(rows.map(({ kind }) => kind))]
  return [{ value: '', label: all }, ...there.map((value) => ({ value, label: names[value] }))]
}
