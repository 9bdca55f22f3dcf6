import { useRef } from 'react'
import { useSearch } from 'wouter'
import { navigate } from 'wouter/use-browser-location'
import { getOrganisation } from '#protocol/organisations.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import type { PageProps } from '../../routes.tsx'
import { SinglePane } from '../../shell/panes.tsx'
import { Stack } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconLock } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Segmented } from '../../ui/tabs.tsx'
import { oldChatsAddress } from '../people/addresses.ts'
import { LoadFailed } from '../people/load-failed.tsx'
import { isOffice } from '../people/tabs.ts'
import { OfficeOverview } from './office-overview.tsx'
import { OrganisationChats } from './organisation-chats.tsx'
import { useLiveOldChats } from './refresh.ts'
import { oldChatTexts } from './texts.ts'

/** `/organisations/…/old-chats`: chats in other messengers; of an office where its organisations stand, and its own chats. */
export function OldChatsPage({ params }: PageProps) {
  const t = useTexts(oldChatTexts)
  const organisationId = params['organisationId'] ?? ''
  const { data, error, refetch } = useLoaded(getOrganisation, { organisationId })
  const body = useRef<HTMLDivElement>(null)
  const isOwn = new URLSearchParams(useSearch()).get('view') === 'own'
  useLiveOldChats()
  const organisation = data?.organisation
  const manages = organisation?.rights.manage === true
  const office = organisation !== undefined && isOffice(organisation.kind)
  return (
    <SinglePane>
      <Page
        title={t.title}
        subtitle={organisation?.shortName}
        back={`/organisations/${organisationId}`}
        backOn="always"
        width="wide"
        bodyRef={body}
      >
        {!organisation && !error && <SkeletonRows rows={6} />}
        {!organisation && error && <LoadFailed error={error} onAgain={() => void refetch()} />}
        {organisation && !manages && <EmptyState icon={IconLock} title={t.noRight} />}
        {organisation && manages && (
          <Stack>
            {office && (
              <Segmented
                label={t.views.label}
                options={[
                  { id: 'below', label: t.views.below },
                  { id: 'own', label: t.views.own },
                ]}
                selected={isOwn ? 'own' : 'below'}
                onSelect={(id) =>
                  navigate(`${oldChatsAddress(organisationId)}${id === 'own' ? '?view=own' : ''}`, { replace: true })
                }
              />
            )}
            {office && !isOwn ? (
              <OfficeOverview office={organisation} scroller={body} />
            ) : (
              <OrganisationChats organisation={organisation} scroller={body} />
            )}
          </Stack>
        )}
      </Page>
    </SinglePane>
  )
}
