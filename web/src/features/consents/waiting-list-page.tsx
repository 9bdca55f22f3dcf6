import { useDeferredValue, useState } from 'react'
import { consentPageMax, waitingForConsent, type WaitingPupil } from '#protocol/consents.ts'
import { getOrganisation } from '#protocol/organisations.ts'
import { formatDay } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import type { PageProps } from '../../routes.tsx'
import { SinglePane } from '../../shell/panes.tsx'
import { Avatar } from '../../ui/avatar.tsx'
import { Chip } from '../../ui/badge.tsx'
import { Card, Stack } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconPersonCheck, IconSearch } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Page } from '../../ui/page.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { personAddress, settingsAddress, tabAddress } from '../people/addresses.ts'
import { LoadFailed } from '../people/load-failed.tsx'
import { useLivePeople } from '../people/live.ts'
import { consentTexts } from './texts.ts'
import styles from './consents.module.css'

/** `/organisations/…/consents`: children without a guardian’s consent, by name, and what is in the way. */
export function WaitingListPage({ params }: PageProps) {
  const t = useTexts(consentTexts).list
  const organisationId = params['organisationId'] ?? ''
  const { data, error, refetch } = useLoaded(getOrganisation, { organisationId })
  useLivePeople()
  return (
    <SinglePane>
      <Page
        title={t.title}
        subtitle={data?.organisation.shortName}
        back={settingsAddress(organisationId)}
        backOn="always"
      >
        {!data && !error && <SkeletonRows rows={4} />}
        {!data && error && <LoadFailed error={error} onAgain={() => void refetch()} />}
        {data?.organisation.consentSince === null && <EmptyState icon={IconPersonCheck} title={t.off} />}
        {data && data.organisation.consentSince !== null && <Waiting organisationId={organisationId} />}
      </Page>
    </SinglePane>
  )
}

function Waiting({ organisationId }: { organisationId: string }) {
  const t = useTexts(consentTexts).list
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed).trim().slice(0, 100)
  const query = { organisationId, ...(text ? { text } : {}) }
  const { data, error, refetch } = useLoaded(waitingForConsent, query, { keepLast: true })
  return (
    <Stack>
      <p className={styles.quiet}>{t.intro}</p>
      <SearchField value={typed} onChange={setTyped} label={t.search} />
      {!data && error && <LoadFailed error={error} onAgain={() => void refetch()} />}
      {!data && !error && <SkeletonRows rows={4} avatar={40} />}
      {data?.total === 0 && (
        <EmptyState icon={text ? IconSearch : IconPersonCheck} title={text ? t.nobodyFound : t.nobody} />
      )}
      {data && data.total > 0 && (
        <>
          <VisuallyHidden>
            <p role="status">{t.found(data.total)}</p>
          </VisuallyHidden>
          <Card flush>
            <ul aria-label={t.label}>
              {data.pupils.map((pupil) => (
                <li key={pupil.child.id}>
                  <PupilRow pupil={pupil} organisationId={organisationId} />
                </li>
              ))}
            </ul>
          </Card>
          {data.total > consentPageMax && <p className={styles.quiet}>{t.more(data.pupils.length, data.total)}</p>}
        </>
      )}
    </Stack>
  )
}

interface RowProps {
  pupil: WaitingPupil
  organisationId: string
}

/** Leads to the card of the child, where guardians are given the right to sign. */
function PupilRow({ pupil: { child, className, refused, dueAt, signers }, organisationId }: RowProps) {
  const t = useTexts(consentTexts).list
  return (
    <ListRow
      wrap
      href={personAddress(tabAddress(`/organisations/${organisationId}`, 'families'), child.id)}
      leading={<Avatar id={child.id} name={child.name} />}
      title={child.fullName}
      text={`${className} · ${signers === 0 ? t.noSigner : t.signers(signers)}`}
      trailing={
        <Chip tone={refused ? 'danger' : dueAt ? 'plain' : 'attention'}>
          {refused ? t.refused : dueAt ? t.due(formatDay(dueAt)) : t.waits}
        </Chip>
      }
    />
  )
}
