import { useState } from 'react'
import type { OutputOf } from '#protocol/contract.ts'
import type { applyOrganisations } from '#protocol/organisations-import.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Stack } from '../../ui/card.tsx'
import { organisationsImportTexts } from './texts.ts'
import { undoAfterAsking } from './undo.ts'
import type { Wizard } from './wizard.ts'
import styles from './organisations-import.module.css'

/** What became of the list, what comes next, and the way back. */
export function ResultStep({ office, kept, go }: Wizard) {
  const t = useTexts(organisationsImportTexts)
  const [busy, setBusy] = useState(false)
  const { importId, counts } = JSON.parse(kept.values['result']!) as OutputOf<typeof applyOrganisations>

  async function undo() {
    setBusy(true)
    const done = importId !== null && (await undoAfterAsking(office.id, { importId, counts }))
    setBusy(false)
    if (done) go('file')
  }

  return (
    <Stack>
      <Banner tone="success" title={importId === null ? t.changes.nothing : t.result.done}>
        {importId !== null && (
          <>
            <p>{t.result.counts(counts.new, counts.changed)}</p>
            {counts.doubtful + counts.errors > 0 && <p>{t.result.left(counts.doubtful, counts.errors)}</p>}
            {counts.new > 0 && <p>{t.result.next}</p>}
          </>
        )}
      </Banner>
      <div className={styles.actions}>
        <ButtonLink tone="primary" href={`/organisations/${office.id}/organisations`}>
          {t.result.toList}
        </ButtonLink>
        <Button onClick={() => go('file')}>{t.result.another}</Button>
        {importId !== null && (
          <Button tone="plain" busy={busy} onClick={() => void undo()}>
            {t.undo.button}
          </Button>
        )}
      </div>
    </Stack>
  )
}
