import { useTexts } from '../../platform/i18n/index.ts'
import { useSession } from '../../platform/store/index.ts'
import type { PageProps } from '../../routes.tsx'
import { SinglePane } from '../../shell/panes.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconGroup } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { baseOf } from './addresses.ts'
import { workplaces } from './home.ts'
import { OrganisationView } from './organisation-view.tsx'
import { peopleTexts } from './texts.ts'

/** `/people` for one's own organisation, `/organisations/…` for any other that one oversees. */
export function PeoplePage({ params, pattern }: PageProps) {
  const session = useSession()
  if (session.state !== 'signedIn') return null
  const places = workplaces(session.me)
  const home = places[0]?.id
  const id = params['organisationId'] ?? home
  if (!id) return <Nowhere />
  const tab = pattern === '/organisations' ? 'organisations' : params['tab']
  return (
    <OrganisationView
      key={id}
      organisationId={id}
      base={baseOf(id, home)}
      chosenTab={tab}
      workplaces={places}
      me={session.me.personId}
    />
  )
}

function Nowhere() {
  const t = useTexts(peopleTexts)
  return (
    <SinglePane>
      <Page title={t.title}>
        <EmptyState
          icon={IconGroup}
          title={t.nowhere}
          actions={
            <ButtonLink tone="primary" href="/join">
              {t.enterCode}
            </ButtonLink>
          }
        >
          {t.nowhereText}
        </EmptyState>
      </Page>
    </SinglePane>
  )
}
