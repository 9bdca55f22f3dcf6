import { useEffect, useRef } from 'react'
import { useSearch } from 'wouter'
import { navigate } from 'wouter/use-browser-location'
import { getOrganisation, type Organisation } from '#protocol/organisations.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { useSession } from '../../platform/store/index.ts'
import type { PageProps } from '../../routes.tsx'
import { SinglePane } from '../../shell/panes.tsx'
import { Stack } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconLock } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { useKeptValues } from '../accounts/kept-values.ts'
import { workplaces } from '../people/home.ts'
import { LoadFailed } from '../people/load-failed.tsx'
import { ChangesStep } from './changes-step.tsx'
import { ColumnsStep } from './columns-step.tsx'
import { FileStep } from './file-step.tsx'
import { ResultStep } from './result-step.tsx'
import { organisationsImportTexts } from './texts.ts'
import { steps, type Step, type Wizard } from './wizard.ts'
import styles from './organisations-import.module.css'

/** `/organisations/import?under=…`: organisations from a file, in four steps; each has an address, and a reload loses nothing. */
export function OrganisationsImportPage(_props: PageProps) {
  const t = useTexts(organisationsImportTexts)
  const session = useSession()
  const home = session.state === 'signedIn' ? workplaces(session.me)[0]?.id : undefined
  const organisationId = new URLSearchParams(useSearch()).get('under') ?? home ?? ''
  const { data, error, refetch } = useLoaded(getOrganisation, { organisationId })
  const office = data?.organisation
  return (
    <SinglePane>
      <Page title={t.title} subtitle={office?.shortName} back="/organisations" backOn="always" width="wide">
        {!office && !error && <SkeletonRows rows={3} />}
        {!office && error && <LoadFailed error={error} onAgain={() => void refetch()} />}
        {office && !office.rights.addOrganisation && <EmptyState icon={IconLock} title={t.noRight} />}
        {office?.rights.addOrganisation && <Steps key={office.id} office={office} />}
      </Page>
    </SinglePane>
  )
}

function Steps({ office }: { office: Organisation }) {
  const kept = useKeptValues(`organisations-import.${office.id}`)
  const asked = new URLSearchParams(useSearch()).get('step')
  const { fileId, result } = kept.values
  // A file that is in is looked at once; whoever comes back begins with another.
  const possible: readonly Step[] = !fileId ? [] : result ? ['result'] : ['columns', 'changes']
  const step = possible.find((one) => one === asked) ?? 'file'
  const wizard: Wizard = {
    ...{ office, kept },
    go: (next: Step) => navigate(`${window.location.pathname}?under=${office.id}&step=${next}`),
  }
  return (
    <Stack>
      <Ladder current={step} />
      {step === 'file' && <FileStep {...wizard} />}
      {step === 'columns' && <ColumnsStep {...wizard} />}
      {step === 'changes' && <ChangesStep {...wizard} />}
      {step === 'result' && <ResultStep {...wizard} />}
    </Stack>
  )
}

function Ladder({ current }: { current: Step }) {
  const t = useTexts(organisationsImportTexts)
  const ladder = useRef<HTMLOListElement>(null)
  useEffect(() => {
    ladder.current?.scrollIntoView({ block: 'center' })
  }, [current])
  return (
    <ol ref={ladder} className={styles.ladder} aria-label={t.steps}>
      {steps.map((step, at) => (
        <li key={step} className={styles.rung} aria-current={step === current ? 'step' : undefined}>
          <span className={styles.number}>{at + 1}</span>
          <span className={styles.rungName}>{t.step[step]}</span>
        </li>
      ))}
    </ol>
  )
}
