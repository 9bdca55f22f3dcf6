import { useDeferredValue, type RefObject } from 'react'
import { oldChatOrganisationsPageMax, oldChatsBelow, type OldChatOrganisation } from '#protocol/old-chats.ts'
import type { InputOf, OutputOf } from '#protocol/contract.ts'
import type { Organisation } from '#protocol/organisations.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLongQuery } from '../../platform/long-query.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconBuilding, IconSearch } from '../../ui/icons.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { useKeptValues } from '../accounts/kept-values.ts'
import { LoadFailed } from '../people/load-failed.tsx'
import { LongList } from '../people/long-list.tsx'
import { OfficeRow } from './office-row.tsx'
import { StateBar } from './state-bar.tsx'
import { oldChatTexts } from './texts.ts'
import styles from './cards.module.css'
import shared from './old-chats.module.css'

interface Props {
  office: Organisation
  scroller: RefObject<HTMLElement | null>
}

const shows = ['undeclared', 'open', 'free', 'mistaken'] as const

/** Where the organisations under an office stand with their old chats, those with most to do on top. */
export function OfficeOverview({ office, scroller }: Props) {
  const t = useTexts(oldChatTexts).office
  const chosen = useKeptValues(`old-chats-below.${office.id}`)
  const { values } = chosen
  const text = useDeferredValue(values['text'] ?? '').trim()
  const asked = askedFor(office.id, text, values['show'])
  const found = useLongQuery(oldChatsBelow, asked, oldChatOrganisationsPageMax, ({ organisations }) => organisations)
  const { first } = found
  if (found.error) return <LoadFailed error={found.error} onAgain={found.again} />
  if (!first) return <SkeletonRows rows={6} />
  if (first.sum.organisations === 0) return <EmptyState icon={IconBuilding} title={t.none} />
  return (
    <>
      <Sum sum={first.sum} />
      <div className={shared.tools}>
        <SearchField value={values['text'] ?? ''} onChange={(typed) => chosen.set('text', typed)} label={t.search} />
        <Select
          label={t.show}
          labelHidden
          value={values['show'] ?? ''}
          onChange={(event) => chosen.set('show', event.target.value)}
          options={[{ value: '', label: t.shows.all }, ...shows.map((value) => ({ value, label: t.shows[value] }))]}
        />
      </div>
      {first.total === 0 && <Nothing onShowAll={() => ['text', 'show'].forEach((name) => chosen.set(name, ''))} />}
      {first.total > 0 && (
        <div className={shared.box}>
          <LongList
            scroller={scroller}
            label={t.label}
            total={first.total}
            rowHeight={72}
            onShow={found.show}
            renderRow={(index) => <Line row={found.at(index)} />}
          />
        </div>
      )}
    </>
  )
}

function Line({ row }: { row: OldChatOrganisation | undefined }) {
  return row ? <OfficeRow row={row} /> : <SkeletonRows rows={1} />
}

function Nothing({ onShowAll }: { onShowAll: () => void }) {
  const t = useTexts(oldChatTexts)
  return (
    <EmptyState
      icon={IconSearch}
      title={t.office.nothing}
      actions={<Button onClick={onShowAll}>{t.list.showAll}</Button>}
    />
  )
}

function Sum({ sum }: { sum: OutputOf<typeof oldChatsBelow>['sum'] }) {
  const t = useTexts(oldChatTexts)
  const { counts, organisations, declared, free } = sum
  return (
    <section className={styles.card} aria-label={t.summary.title}>
      <h2 className={styles.figure}>
        {counts.total === 0 ? t.summary.none : t.summary.done(counts.moved + counts.closed, counts.total)}
      </h2>
      <StateBar counts={counts} legend />
      <p>{t.office.free(free, organisations)}</p>
      <p>{t.office.declared(declared, organisations)}</p>
      {counts.mistaken > 0 && <p className={shared.small}>{t.summary.mistaken(counts.mistaken)}</p>}
    </section>
  )
}

function askedFor(
  organisationId: string,
  text: string,
  show: string | undefined,
): Omit<InputOf<typeof oldChatsBelow>, 'offset' | 'limit'> {
  return {
    organisationId,
    ...(text ? { text: text.slice(0, 100) } : {}),
    ...(show ? { show: show as (typeof shows)[number] } : {}),
  }
}
