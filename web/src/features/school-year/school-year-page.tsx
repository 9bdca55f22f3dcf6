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
import { useLivePeople } from '../people/live.ts'
import { OfficeYear } from './office-year.tsx'
import { SchoolYear } from './school-year.tsx'
import { yearTexts } from './texts.ts'

/** `/organisations/…/school-year`: a school moves its classes up; an office all organisations below it. */
export function SchoolYearPage({ params }: PageProps) {
  const t = useTexts(yearTexts)
  const organisationId = params['organisationId'] ?? ''
  const { data, error, refetch } = useLoaded(getOrganisation, { organisationId })
  useLivePeople()
  const organisation = data?.organisation
  const isOffice = organisation?.kind === 'region' || organisation?.kind === 'municipality'
  const back = `/organisations/${organisationId}/${isOffice ? 'organisations' : 'classes'}`
  return (
    <SinglePane>
      <Page title={t.title} subtitle={organisation?.shortName} back={back} backOn="always" width="wide">
        {!organisation && !error && <SkeletonRows rows={6} />}
        {!organisation && error && <LoadFailed error={error} onAgain={() => void refetch()} />}
        {organisation && !organisation.rights.manage && <EmptyState icon={IconLock} title={t.noRight} />}
        {organisation?.rights.manage &&
          (isOffice ? <OfficeYear organisation={organisation} /> : <SchoolYear organisation={organisation} />)}
      </Page>
    </SinglePane>
  )
}
