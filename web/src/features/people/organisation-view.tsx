import { useEffect, useRef } from 'react'
import { useLocation, useSearch } from 'wouter'
import { navigate } from 'wouter/use-browser-location'
import { getOrganisation, type Organisation } from '#protocol/organisations.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import type { Me } from '../../platform/store/index.ts'
import { SinglePane } from '../../shell/panes.tsx'
import { Stack } from '../../ui/card.tsx'
import { IconLink } from '../../ui/icon-button.tsx'
import { IconClock, IconGear } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { ReportsLink } from '../moderation/reports-link.tsx'
import { OldChatsCard } from '../old-chats/old-chats-card.tsx'
import { journalAddress, personAddress, settingsAddress, tabAddress } from './addresses.ts'
import { LoadFailed } from './load-failed.tsx'
import { useLivePeople } from './live.ts'
import { OrganisationName } from './organisation-name.tsx'
import { PersonDialogs } from './person-dialogs.tsx'
import { PersonPane } from './person-pane.tsx'
import { ProgressCard } from './progress-card.tsx'
import { StatusCard } from './status-card.tsx'
import { TabContent } from './tab-content.tsx'
import { chosenOf, tabLabels, tabsOf } from './tabs.ts'
import { peopleTexts } from './texts.ts'
import { useWaiting } from './use-waiting.ts'
import styles from './people.module.css'

export interface OrganisationViewProps {
  organisationId: string
  base: string
  chosenTab: string | undefined
  workplaces: Me['organisations']
  me: string
}

/** An organisation: is it active, its people, classes and requests; beside them the person that was pressed. */
export function OrganisationView(props: OrganisationViewProps) {
  const { organisationId, base, workplaces } = props
  const t = useTexts(peopleTexts)
  const { data, error, refetch } = useLoaded(getOrganisation, { organisationId })
  const [location] = useLocation()
  const personId = new URLSearchParams(useSearch()).get('person')
  const body = useRef<HTMLDivElement>(null)
  useLivePeople()
  useEffect(() => {
    if (body.current) body.current.scrollTop = 0
  }, [location])
  const organisation = data?.organisation
  const close = personAddress(location, null)
  return (
    <SinglePane>
      <div className={styles.split} data-person={personId ? '' : undefined}>
        <div className={styles.side}>
          <Page
            title={organisation?.shortName ?? t.title}
            heading={
              <OrganisationName
                organisation={organisation}
                missing={error ? t.title : undefined}
                workplaces={workplaces}
              />
            }
            width="wide"
            bodyRef={body}
            {...(base === '/people' ? {} : { back: '/organisations', backOn: 'always' as const })}
            actions={
              organisation?.rights.manage && (
                <>
                  <ReportsLink />
                  <IconLink icon={IconClock} label={t.journal} href={journalAddress(organisationId)} />
                  <IconLink icon={IconGear} label={t.settings} href={settingsAddress(organisationId)} />
                </>
              )
            }
          >
            {organisation ? (
              <Content {...props} organisation={organisation} scroller={body} personId={personId} />
            ) : error ? (
              <LoadFailed error={error} onAgain={() => void refetch()} />
            ) : (
              <SkeletonRows avatar={40} />
            )}
          </Page>
        </div>
        {personId && organisation && (
          <aside className={styles.aside}>
            <PersonPane key={personId} personId={personId} organisation={organisation} {...props} close={close} />
          </aside>
        )}
      </div>
      <PersonDialogs />
    </SinglePane>
  )
}

interface ContentProps extends OrganisationViewProps {
  organisation: Organisation
  scroller: React.RefObject<HTMLDivElement | null>
  personId: string | null
}

function Content({ organisation, base, chosenTab, me, scroller, personId }: ContentProps) {
  const t = useTexts(peopleTexts)
  const waiting = useWaiting(organisation.id)
  const tabs = tabsOf(organisation)
  const tab = chosenOf(tabs, chosenTab)
  const labels = tabLabels(organisation.kind)
  const path = tabAddress(base, tab)
  return (
    <Stack>
      {organisation.rights.manage && organisation.status.counted && (
        <StatusCard organisation={organisation} base={base} waiting={waiting ?? 0} />
      )}
      {organisation.rights.manage && <ProgressCard organisation={organisation} />}
      {organisation.rights.manage && <OldChatsCard organisation={organisation} />}
      <div className={styles.tabs}>
        <Tabs
          label={t.tabsOf}
          tabs={tabs.map((id) => ({
            id,
            label: labels[id],
            ...(id === 'requests' && waiting ? { count: waiting } : {}),
          }))}
          selected={tab}
          onSelect={(id) => navigate(tabAddress(base, id), { replace: true })}
        >
          <TabContent
            tab={tab}
            organisation={organisation}
            base={base}
            me={me}
            scroller={scroller}
            personId={personId}
            onPerson={(id) => navigate(personAddress(path, id), { replace: personId !== null })}
          />
        </Tabs>
      </div>
    </Stack>
  )
}
