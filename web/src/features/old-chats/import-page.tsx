import { useState } from 'react'
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
import { useKeptValues } from '../accounts/kept-values.ts'
import { oldChatsAddress } from '../people/addresses.ts'
import { LoadFailed } from '../people/load-failed.tsx'
import { FilePicker } from './file-picker.tsx'
import { ReadRows } from './read-rows.tsx'
import { oldChatTexts } from './texts.ts'

/** `/organisations/…/old-chats/import`: chats from a table. What was sent outlives a reload. */
export function OldChatsImportPage({ params }: PageProps) {
  const t = useTexts(oldChatTexts)
  const organisationId = params['organisationId'] ?? ''
  const { data, error, refetch } = useLoaded(getOrganisation, { organisationId })
  return (
    <SinglePane>
      <Page
        title={t.file.title}
        subtitle={data?.organisation.shortName}
        back={oldChatsAddress(organisationId)}
        backOn="always"
        width="wide"
      >
        {!data && !error && <SkeletonRows rows={4} />}
        {!data && error && <LoadFailed error={error} onAgain={() => void refetch()} />}
        {data && !data.organisation.rights.manage && <EmptyState icon={IconLock} title={t.noRight} />}
        {data?.organisation.rights.manage && <Steps key={organisationId} organisationId={organisationId} />}
      </Page>
    </SinglePane>
  )
}

function Steps({ organisationId }: { organisationId: string }) {
  const kept = useKeptValues(`old-chats-import.${organisationId}`)
  const { fileId, fileName = '' } = kept.values
  const [round, setRound] = useState(0)
  if (!fileId) {
    return (
      <FilePicker
        onSent={(id, name) => {
          kept.set('fileName', name)
          kept.set('fileId', id)
        }}
      />
    )
  }
  return (
    <Stack>
      <ReadRows
        key={`${fileId}.${round}`}
        organisationId={organisationId}
        file={{ id: fileId, name: fileName }}
        onAnother={() => {
          kept.set('fileId', '')
          setRound(round + 1)
        }}
        onDone={() => {
          kept.forget()
          navigate(oldChatsAddress(organisationId), { replace: true })
        }}
      />
    </Stack>
  )
}
