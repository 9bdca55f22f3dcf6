import { useTexts } from '../../platform/i18n/index.ts'
import { newId } from '../../platform/ids.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Stack } from '../../ui/card.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { ApplyForm } from './apply-form.tsx'
import { FoundTabs } from './found-tabs.tsx'
import { importTexts } from './texts.ts'
import { Trouble } from './trouble.tsx'
import { useInspection } from './use-inspection.ts'
import { choose, type Wizard } from './wizard.ts'

/** What the file would change, doubts to decide, rows to mend, and the button that brings it in. */
export function ChangesStep({ organisationId, kept, go }: Wizard) {
  const t = useTexts(importTexts)
  const { found, doubts, error, again, old } = useInspection(organisationId, kept.values)
  const back = <Button onClick={() => go('columns')}>{t.backToColumns}</Button>
  if (error && !found) return <Trouble error={error} onAgain={again} actions={back} />
  if (!found) {
    return (
      <Stack>
        <p role="status">{t.changes.reading}</p>
        <SkeletonRows rows={6} />
      </Stack>
    )
  }
  const apply = () => {
    choose(kept, { commandId: newId(), refused: '', result: '' })
    go('result')
  }
  return (
    <Stack>
      {kept.values['refused'] && <Banner tone="danger" title={kept.values['refused']} summary />}
      {found.unknownOrganisations.length > 0 && (
        <Banner tone="attention" title={t.changes.unknown}>
          {found.unknownOrganisations.join(', ')}
        </Banner>
      )}
      <FoundTabs organisationId={organisationId} kept={kept} found={found} doubts={doubts} old={old} />
      {error && <Trouble error={error} onAgain={again} />}
      <ApplyForm kept={kept} found={found} doubts={doubts} old={old} onApply={apply} back={back} />
    </Stack>
  )
}
