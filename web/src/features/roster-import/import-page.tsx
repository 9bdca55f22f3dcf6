import { useSearch } from 'wouter'
import { navigate } from 'wouter/use-browser-location'
import { getOrganisation } from '#protocol/organisations.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import type { PageProps } from '../../routes.tsx'
import { SinglePane } from '../../shell/panes.tsx'
import { Stack } from '../../ui/card.tsx'
import { Page } from '../../ui/page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { useKeptValues, type Values } from '../accounts/kept-values.ts'
import { LoadFailed } from '../people/load-failed.tsx'
import { ChangesStep } from './changes-step.tsx'
import { ColumnsStep } from './columns-step.tsx'
import { FileStep } from './file-step.tsx'
import { ResultStep } from './result-step.tsx'
import { importTexts } from './texts.ts'
import { steps, type Step, type Wizard } from './wizard.ts'
import styles from './import.module.css'

/** `/organisations/…/import`: a list of people from a file, in four steps; each has an address, and a reload loses nothing. */
export function ImportPage({ params }: PageProps) {
  const t = useTexts(importTexts)
  const organisationId = params['organisationId'] ?? ''
  const { data, error, refetch } = useLoaded(getOrganisation, { organisationId })
  return (
    <SinglePane>
      <Page
        title={t.title}
        subtitle={data?.organisation.shortName}
        back={`/organisations/${organisationId}/staff`}
        backOn="always"
        width="wide"
      >
        {data ? (
          <Steps key={organisationId} organisationId={organisationId} />
        ) : error ? (
          <LoadFailed error={error} onAgain={() => void refetch()} />
        ) : (
          <SkeletonRows rows={3} />
        )}
      </Page>
    </SinglePane>
  )
}

function Steps({ organisationId }: { organisationId: string }) {
  const kept = useKeptValues(`import.${organisationId}`)
  const asked = new URLSearchParams(useSearch()).get('step')
  const step = stepOf(kept.values, asked)
  const wizard: Wizard = {
    organisationId,
    kept,
    go(next: Step) {
      navigate(`${window.location.pathname}?step=${next}`)
      document.querySelector('h1')?.scrollIntoView()
    },
  }
  return (
    <Stack>
      <Ladder current={step} />
      <Shown step={step} wizard={wizard} />
    </Stack>
  )
}

/** What is being written is shown whatever the address says; what was written, until somebody begins anew. */
function stepOf({ fileId, commandId, result }: Values, asked: string | null): Step {
  if (!fileId) return 'file'
  if (commandId && (!result || asked === 'result')) return 'result'
  const open = steps.filter((one) => one !== 'result')
  return (result ? undefined : open.find((one) => one === asked)) ?? 'file'
}

function Shown({ step, wizard }: { step: Step; wizard: Wizard }) {
  switch (step) {
    case 'file':
      return <FileStep {...wizard} />
    case 'columns':
      return <ColumnsStep {...wizard} />
    case 'changes':
      return <ChangesStep {...wizard} />
    case 'result':
      return <ResultStep {...wizard} />
  }
}

function Ladder({ current }: { current: Step }) {
  const t = useTexts(importTexts)
  return (
    <ol className={styles.ladder} aria-label={t.steps}>
      {steps.map((step, at) => (
        <li key={step} className={styles.rung} aria-current={step === current ? 'step' : undefined}>
          <span className={styles.number}>{at + 1}</span>
          <span className={styles.rungName}>{t.step[step]}</span>
        </li>
      ))}
    </ol>
  )
}
