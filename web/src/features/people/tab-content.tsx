import { lazy, Suspense, type RefObject } from 'react'
import type { Organisation } from '#protocol/organisations.ts'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import type { PeopleTab } from './addresses.ts'
import { FamiliesTab, StaffTab } from './people-tabs.tsx'

const ClassesTab = lazy(() => import('../classes/classes-tab.tsx'))
const RequestsTab = lazy(() => import('../invitations/requests-tab.tsx'))
const OrganisationsTab = lazy(() => import('../organisations/organisations-tab.tsx'))

export interface TabProps {
  organisation: Organisation
  base: string
  me: string
  scroller: RefObject<HTMLElement | null>
  /** The one who stands beside the list. */
  personId: string | null
  onPerson: (personId: string) => void
}

export function TabContent({ tab, ...props }: TabProps & { tab: PeopleTab }) {
  return (
    <Suspense fallback={<SkeletonRows avatar={40} />}>
      <Chosen tab={tab} {...props} />
    </Suspense>
  )
}

function Chosen({ tab, ...props }: TabProps & { tab: PeopleTab }) {
  switch (tab) {
    case 'staff':
      return <StaffTab key={tab} {...props} />
    case 'families':
      return <FamiliesTab key={tab} {...props} />
    case 'classes':
      return <ClassesTab organisation={props.organisation} />
    case 'requests':
      return <RequestsTab organisation={props.organisation} />
    case 'organisations':
      return <OrganisationsTab office={props.organisation} scroller={props.scroller} />
  }
}
