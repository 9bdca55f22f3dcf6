import { measuresDesk } from '#protocol/measures.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import type { PageProps } from '../../routes.tsx'
import { SinglePane } from '../../shell/panes.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { IconReport } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { statsAddress } from '../indicators/choice.ts'
import { LoadFailed } from '../people/load-failed.tsx'
import { reportAddress } from '../weekly-report/addresses.ts'
import { MeasuresDesk } from './measures-desk.tsx'
import { OfficeMeasures } from './office-measures.tsx'
import { measureTexts } from './texts.ts'

/** `/stats/…/measures`: what an organisation is asked to do and does; of an office, what all below it do. */
export function MeasuresPage({ params }: PageProps) {
  const t = useTexts(measureTexts)
  const organisationId = params['organisationId'] ?? ''
  const { data, error, refetch } = useLoaded(measuresDesk, { organisationId })
  const isOffice = data?.organisation.kind === 'region' || data?.organisation.kind === 'municipality'
  return (
    <SinglePane>
      <Page
        title={t.title}
        subtitle={data?.organisation.shortName}
        back={statsAddress(organisationId)}
        backOn="always"
        actions={
          <ButtonLink size="s" tone="plain" icon={IconReport} href={reportAddress(organisationId)}>
            {t.report}
          </ButtonLink>
        }
      >
        {!data && (error ? <LoadFailed error={error} onAgain={() => void refetch()} /> : <SkeletonRows rows={6} />)}
        {data && (isOffice ? <OfficeMeasures desk={data} /> : <MeasuresDesk desk={data} />)}
      </Page>
    </SinglePane>
  )
}
