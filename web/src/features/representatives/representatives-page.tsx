import { useDeferredValue, useRef, useState, type RefObject } from 'react'
import { useSearch } from 'wouter'
import { navigate } from 'wouter/use-browser-location'
import { listClasses } from '#protocol/classes.ts'
import { getOrganisation } from '#protocol/organisations.ts'
import { listRepresentatives, representativesPageMax, type RelationState } from '#protocol/representatives.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLongQuery } from '../../platform/long-query.ts'
import { useLoaded } from '../../platform/queries.ts'
import type { PageProps } from '../../routes.tsx'
import { SinglePane } from '../../shell/panes.tsx'
import { Chip } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Card, Stack } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconGroup, IconLock, IconSearch } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { representativesAddress, settingsAddress } from '../people/addresses.ts'
import { useLivePeople } from '../people/live.ts'
import { LoadFailed } from '../people/load-failed.tsx'
import { LongList } from '../people/long-list.tsx'
import { useRoleIn } from '../roster/my-roles.ts'
import { keyOf, useChoosingPairs } from './choosing-pairs.ts'
import { FamilyRow } from './family-row.tsx'
import { PairsBar } from './pairs-bar.tsx'
import { representativesTexts } from './texts.ts'
import styles from './representatives.module.css'

const states: readonly RelationState[] = ['claimed', 'declined', 'unknown', 'representative', 'close']

/** `/organisations/…/representatives?class=…`: who signs consents, marked for many at once. */
export function RepresentativesPage({ params }: PageProps) {
  const t = useTexts(representativesTexts)
  const organisationId = params['organisationId'] ?? ''
  const { data } = useLoaded(getOrganisation, { organisationId })
  const may = useRoleIn(organisationId, ['head', 'administrator'])
  const body = useRef<HTMLDivElement>(null)
  useLivePeople()
  return (
    <SinglePane>
      <Page
        title={t.title}
        subtitle={data?.organisation.shortName}
        back={settingsAddress(organisationId)}
        backOn="always"
        bodyRef={body}
      >
        {may ? (
          <Families organisationId={organisationId} scroller={body} />
        ) : (
          <EmptyState icon={IconLock} title={t.noRight} />
        )}
      </Page>
    </SinglePane>
  )
}

interface ListProps {
  organisationId: string
  scroller: RefObject<HTMLElement | null>
}

function Families({ organisationId, scroller }: ListProps) {
  const t = useTexts(representativesTexts)
  const classId = new URLSearchParams(useSearch()).get('class') ?? ''
  const [typed, setTyped] = useState('')
  const [state, setState] = useState<RelationState>()
  const text = useDeferredValue(typed).trim().slice(0, 100)
  const choosing = useChoosingPairs()
  const query = {
    organisationId,
    ...(classId ? { classId } : {}),
    ...(text ? { text } : {}),
    ...(state ? { state } : {}),
  }
  const found = useLongQuery(listRepresentatives, query, representativesPageMax, ({ rows }) => rows)
  const total = found.first?.total
  const filtered = text !== '' || state !== undefined
  return (
    <Stack>
      <p className={styles.intro}>{t.intro}</p>
      <div className={styles.tools}>
        <SearchField value={typed} onChange={setTyped} label={t.search} />
        <ClassChoice organisationId={organisationId} classId={classId} />
        <Button tone="plain" aria-pressed={choosing.on} onClick={choosing.on ? choosing.end : choosing.begin}>
          {t.choose}
        </Button>
      </div>
      <div className={styles.chips} role="group" aria-label={t.filterLabel}>
        <Chip pressed={state === undefined} onClick={() => setState(undefined)}>
          {t.all}
        </Chip>
        {states.map((one) => (
          <Chip key={one} pressed={one === state} onClick={() => setState(one === state ? undefined : one)}>
            {t.filters[one]}
          </Chip>
        ))}
      </div>
      {found.error ? <LoadFailed error={found.error} onAgain={found.again} /> : null}
      {total === undefined && !found.error && <SkeletonRows rows={4} avatar={40} />}
      {total === 0 && (
        <EmptyState icon={filtered ? IconSearch : IconGroup} title={filtered ? t.nobodyFound : t.nobody}>
          {!filtered && t.nobodyText}
        </EmptyState>
      )}
      {total !== undefined && total > 0 && (
        <>
          <VisuallyHidden>
            <p role="status">{t.found(total)}</p>
          </VisuallyHidden>
          <Card flush>
            <LongList
              scroller={scroller}
              label={t.label}
              total={total}
              rowHeight={72}
              onShow={found.show}
              renderRow={(index) => {
                const row = found.at(index)
                const chosen = row !== undefined && choosing.chosen.has(keyOf(row))
                return <FamilyRow row={row} chosen={chosen} onToggle={choosing.on ? choosing.toggle : undefined} />
              }}
            />
          </Card>
        </>
      )}
      {choosing.on && <PairsBar query={query} total={total ?? 0} choosing={choosing} />}
    </Stack>
  )
}

function ClassChoice({ organisationId, classId }: { organisationId: string; classId: string }) {
  const t = useTexts(representativesTexts)
  const classes = useLoaded(listClasses, { organisationId }).data?.classes ?? []
  return (
    <div className={styles.class}>
      <Select
        label={t.classes}
        labelHidden
        value={classId}
        onChange={(event) => navigate(representativesAddress(organisationId, event.target.value), { replace: true })}
        options={[{ value: '', label: t.allClasses }, ...classes.map(({ id, name }) => ({ value: id, label: name }))]}
      />
    </div>
  )
}
