import { IconPersonCheck } from '../../ui/icons.tsx'
import { useTexts } from '../../platform/i18n/index.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { LoadFailed } from '../people/load-failed.tsx'
import { ConsentCard } from './consent-card.tsx'
import { consentTexts } from './texts.ts'
import { useMyConsents } from './use-my-consents.ts'

/** Consents that are asked of me, for my children or for myself, and those that stand. */
export default function MyConsentsPart() {
  const t = useTexts(consentTexts).mine
  const { data, error, refetch } = useMyConsents()
  if (!data && error) return <LoadFailed error={error} onAgain={() => void refetch()} />
  if (!data) return <SkeletonRows rows={3} />
  if (data.consents.length === 0) {
    return (
      <EmptyState icon={IconPersonCheck} title={t.none}>
        {t.noneText}
      </EmptyState>
    )
  }
  return data.consents.map((asked) => (
    <ConsentCard
      key={`${asked.child.id} ${asked.organisation.id}`}
      asked={asked}
      text={asked.own ? data.ownText : data.text}
    />
  ))
}
