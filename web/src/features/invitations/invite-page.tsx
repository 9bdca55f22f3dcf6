import { useSearch } from 'wouter'
import { getOrganisation } from '#protocol/organisations.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import type { PageProps } from '../../routes.tsx'
import { SinglePane } from '../../shell/panes.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconLock } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { LoadFailed } from '../people/load-failed.tsx'
import { InviteForm } from './invite-form.tsx'
import { invitationTexts } from './texts.ts'

/** `/organisations/…/invite` (`?role=head`): a role, a list of names, and their codes. */
export function InvitePage({ params }: PageProps) {
  const t = useTexts(invitationTexts).form
  const organisationId = params['organisationId'] ?? ''
  const { data, error, refetch } = useLoaded(getOrganisation, { organisationId })
  const wanted = new URLSearchParams(useSearch()).get('role') ?? ''
  const organisation = data?.organisation
  return (
    <SinglePane>
      <Page
        title={t.title}
        subtitle={organisation?.shortName}
        back={`/organisations/${organisationId}/staff`}
        backOn="always"
        width="wide"
      >
        {!organisation && !error && <SkeletonRows rows={3} />}
        {!organisation && error && <LoadFailed error={error} onAgain={() => void refetch()} />}
        {organisation && organisation.rights.grant.length === 0 && <EmptyState icon={IconLock} title={t.noRight} />}
        {organisation && organisation.rights.grant.length > 0 && (
          <InviteForm organisation={organisation} wanted={wanted} />
        )}
      </Page>
    </SinglePane>
  )
}
