import { useSearch } from 'wouter'
import { navigate } from 'wouter/use-browser-location'
import { useTexts } from '../../platform/i18n/index.ts'
import type { PageProps } from '../../routes.tsx'
import { Stack } from '../../ui/card.tsx'
import { sightRightsAddress } from '../people/addresses.ts'
import { PersonChoice } from './person-choice.tsx'
import { RightsFrame } from './rights-frame.tsx'
import { Sights } from './sights.tsx'
import { rightsTexts } from './texts.ts'
import styles from './rights.module.css'

/** `/organisations/…/rights/sees?person=…`: what somebody sees now, each thing with the role that opens it. */
export function SeesPage({ params }: PageProps) {
  const t = useTexts(rightsTexts).sees
  const organisationId = params['organisationId'] ?? ''
  const personId = new URLSearchParams(useSearch()).get('person') ?? ''
  return (
    <RightsFrame title={t.title} organisationId={organisationId}>
      <Stack gap={6}>
        <p className={styles.quiet}>{t.text}</p>
        <PersonChoice
          label={t.person}
          organisationId={organisationId}
          personId={personId}
          onPick={(id) => navigate(sightRightsAddress(organisationId, id), { replace: true })}
        />
        {personId && <Sights organisationId={organisationId} personId={personId} />}
      </Stack>
    </RightsFrame>
  )
}
