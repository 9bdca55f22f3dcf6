import { useRef } from 'react'
import { useLocation } from 'wouter'
import { useTexts } from '../../platform/i18n/index.ts'
import { useSession, type Me } from '../../platform/store/index.ts'
import type { PageProps } from '../../routes.tsx'
import { SinglePane } from '../../shell/panes.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton, IconLink } from '../../ui/icon-button.tsx'
import { IconChart, IconPrint, IconTime } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { workplaces } from '../people/home.ts'
import { LoadFailed } from '../people/load-failed.tsx'
import { isOffice } from '../people/tabs.ts'
import { WeekLinks } from '../weekly-report/week-links.tsx'
import { snapshotsAddress, statsAddress, writeChoice } from './choice.ts'
import { DashboardName } from './dashboard-name.tsx'
import { DashboardViews } from './dashboard-views.tsx'
import { Facts } from './facts.tsx'
import { useDashboard } from './live.ts'
import { MomentBar, NoFridayYet } from './moment-bar.tsx'
import { PaperFoot, PaperHead } from './paper.tsx'
import { indicatorTexts } from './texts.ts'
import { Tiles } from './tiles.tsx'
import { useChoice } from './use-choice.ts'
import { useKeptScroll } from './use-kept-scroll.ts'
import styles from './dashboard.module.css'

/** `/stats` for one's own organisation, `/stats/…` for any that one oversees: where it stands, and who lags. */
export function DashboardPage({ params }: PageProps) {
  const session = useSession()
  if (session.state !== 'signedIn') return null
  const places = managed(session.me)
  const id = params['organisationId'] ?? places[0]?.id
  if (!id) return <Nowhere />
  return <Dashboard key={id} organisationId={id} view={params['view']} places={places} />
}

interface Props {
  organisationId: string
  view: string | undefined
  places: Me['organisations']
}

function Dashboard({ organisationId, view, places }: Props) {
  const t = useTexts(indicatorTexts)
  const [pathname] = useLocation()
  const [choice, choose] = useChoice((chosen) => pathname + writeChoice(chosen))
  const { data, error, refetch } = useDashboard(organisationId, choice.when)
  const body = useRef<HTMLDivElement>(null)
  useKeptScroll(body, data !== undefined)
  const parent = data?.above.at(-1)
  // Before there was a Friday the server answers with now.
  const noFriday = choice.when === 'friday' && data?.moment.kind === 'live'
  return (
    <SinglePane>
      <Page
        title={data?.organisation.shortName ?? t.title}
        {...(error && !data ? {} : { heading: <DashboardName data={data} places={places} when={choice.when} /> })}
        width="full"
        bodyRef={body}
        {...(parent ? { back: statsAddress(parent.id, { when: choice.when }) } : {})}
        actions={
          (data || !error) && (
            <>
              <IconButton icon={IconPrint} label={t.print} onClick={() => window.print()} />
              <IconLink icon={IconTime} label={t.snapshots} href={snapshotsAddress(organisationId)} />
            </>
          )
        }
      >
        <div className={styles.ground} data-office={data && isOffice(data.organisation.kind) ? '' : undefined}>
          <div className={styles.page}>
            {data && <PaperHead data={data} />}
            {(data || !error || choice.when !== '') && (
              <MomentBar
                data={noFriday ? undefined : data}
                when={choice.when}
                onChoose={(when) => choose({ when, page: 0 })}
              />
            )}
            {noFriday ? (
              <NoFridayYet />
            ) : data ? (
              <>
                <Facts data={data} />
                <WeekLinks organisationId={organisationId} />
                <Tiles data={data} when={choice.when} />
                <DashboardViews data={data} view={view} choice={choice} onChoose={choose} scroller={body} />
                <PaperFoot data={data} />
              </>
            ) : error ? (
              <LoadFailed error={error} onAgain={() => void refetch()} />
            ) : (
              <SkeletonRows rows={6} />
            )}
          </div>
        </div>
      </Page>
    </SinglePane>
  )
}

const managing: readonly string[] = ['office_specialist', 'head', 'deputy', 'administrator']

function managed(me: Me): Me['organisations'] {
  const mine = (id: string) => me.roles.some((role) => role.organisationId === id && managing.includes(role.role))
  return workplaces(me).filter(({ id }) => mine(id))
}

function Nowhere() {
  const t = useTexts(indicatorTexts)
  return (
    <SinglePane>
      <Page title={t.title}>
        <EmptyState icon={IconChart} title={t.nowhere}>
          {t.nowhereText}
        </EmptyState>
      </Page>
    </SinglePane>
  )
}
