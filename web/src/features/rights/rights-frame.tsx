import type { ReactNode } from 'react'
import { getOrganisation } from '#protocol/organisations.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { SinglePane } from '../../shell/panes.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconLock } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { useRoleIn } from '../roster/my-roles.ts'
import { rightsTexts } from './texts.ts'

interface Props {
  title: string
  organisationId: string
  children: ReactNode
}

/** A page that answers head and administrator about people of their organisation. */
export function RightsFrame({ title, organisationId, children }: Props) {
  const t = useTexts(rightsTexts)
  const { data } = useLoaded(getOrganisation, { organisationId })
  const asks = useRoleIn(organisationId, ['head', 'administrator'])
  return (
    <SinglePane>
      <Page
        title={title}
        subtitle={data?.organisation.shortName}
        back={`/organisations/${organisationId}`}
        backOn="always"
      >
        {asks ? children : <EmptyState icon={IconLock} title={t.noRight} />}
      </Page>
    </SinglePane>
  )
}
