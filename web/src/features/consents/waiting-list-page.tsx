import { useDeferredValue, useRef, useState, type RefObject } from 'react'
import { consentPageMax, waitingForConsent, type WaitingPupil } from '#protocol/consents.ts'
import { getOrganisation } from '#protocol/organisations.ts'
import { formatDay } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLongQuery } from '../../platform/long-query.ts'
import { useLoaded } from '../../platform/queries.ts'
import type { PageProps } from '../../routes.tsx'
import { SinglePane } from '../../shell/panes.tsx'
import { Avatar } from '../../ui/avatar.tsx'
import { Chip } from '../../ui/badge.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Card, Stack } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconPersonCheck, IconSearch } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Page } from '../../ui/page.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { personAddress, representativesAddress, settingsAddress, tabAddress } from '../people/addresses.ts'
import { useLivePeople } from '../people/live.ts'
import { LoadFailed } from '../people/load-failed.tsx'
import { LongList } from '../people/long-list.tsx'
import { useRoleIn } from '../roster/my-roles.ts'
import { consentTexts } from './texts.ts'
import styles from './consents.module.css'

/** `/organisations/…/consents`: children without a guardian’s consent, by name, and what is in the way. */
export function WaitingListPage({ params }: PageProps) {
  const t = useTexts(consentTexts).list
  const organisationId = params['organisationId'] ?? ''
  const { data, error, refetch } = useLoaded(getOrganisation, { organisationId })
  const asked = data && (data.organisation.consentSince ?? data.organisation.consentBothSince) !== null
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
        {!data && !error && <SkeletonRows rows={4} />}
        {!data && error && <LoadFailed error={error} onAgain={() => void refetch()} />}
        {asked === false && <EmptyState icon={IconPersonCheck} title={t.off} />}
        {asked && <Waiting organisationId={organisationId} scroller={body} />}
      </Page>
    </SinglePane>
  )
}

interface ListProps {
  organisationId: string
  scroller: RefObject<HTMLElement | null>
}

function Waiting({ organisationId, scroller }: ListProps) {
  const t = useTexts(consentTexts).list
  const mayMark = useRoleIn(organisationId, ['head', 'administrator'])
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed).trim().slice(0, 100)
  const query = { organisationId, ...(text ? { text } : {}) }
  const found = useLongQuery(waitingForConsent, query, consentPageMax, ({ pupils }) => pupils)
  const total = found.first?.total
  return (
    <Stack>
      <p className={styles.quiet}>{t.intro}</p>
      {mayMark && (
        <div>
          <ButtonLink href={representativesAddress(organisationId)}>{t.toRepresentatives}</ButtonLink>
        </div>
      )}
      <SearchField value={typed} onChange={setTyped} label={t.search} />
      {found.error ? <LoadFailed error={found.error} onAgain={found.again} /> : null}
      {total === undefined && !found.error && <SkeletonRows rows={4} avatar={40} />}
      {total === 0 && <EmptyState icon={text ? IconSearch : IconPersonCheck} title={text ? t.nobodyFound : t.nobody} />}
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
              renderRow={(index) => <PupilRow pupil={found.at(index)} organisationId={organisationId} />}
            />
          </Card>
        </>
      )}
    </Stack>
  )
}

interface RowProps {
  /** `undefined` while it is on its way. */
  pupil: WaitingPupil | undefined
  organisationId: string
}

/** Leads to the card of the child, where guardians are given the right to sign. */
function PupilRow({ pupil, organisationId }: RowProps) {
  const t = useTexts(consentTexts).list
  if (!pupil) return <SkeletonRows rows={1} avatar={40} />
  const { child, className, refused, lacks, dueAt, signers } = pupil
  const about = [className, t.lacks[lacks], lacks !== 'own' && (signers === 0 ? t.noSigner : t.signers(signers))]
  return (
    <ListRow
      wrap
      href={personAddress(tabAddress(`/organisations/${organisationId}`, 'families'), child.id)}
      leading={<Avatar id={child.id} name={child.name} />}
      title={child.fullName}
      text={about.filter(Boolean).join(' · ')}
      trailing={
        <Chip tone={refused ? 'danger' : dueAt ? 'plain' : 'attention'}>
          {refused ? t.refused : dueAt ? t.due(formatDay(dueAt)) : t.waits}
        </Chip>
      }
    />
  )
}
