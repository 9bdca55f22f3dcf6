import { useState } from 'react'
import type { OutputOf } from '#protocol/contract.ts'
import { listOrganisationImports } from '#protocol/organisations-import.ts'
import { formatDayTime } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { IconUndo } from '../../ui/icons.tsx'
import { organisationsImportTexts } from './texts.ts'
import { undoAfterAsking } from './undo.ts'
import styles from './organisations-import.module.css'

type Import = OutputOf<typeof listOrganisationImports>['imports'][number]

/** What was brought in before; the last list can be taken back. */
export function ImportsList({ organisationId }: { organisationId: string }) {
  const t = useTexts(organisationsImportTexts).imports
  const { data } = useLoaded(listOrganisationImports, { organisationId })
  if (!data || data.imports.length === 0) return null
  return (
    <Card title={t.title}>
      <ul className={styles.plainList}>
        {data.imports.map((one) => (
          <ImportItem key={one.id} one={one} organisationId={organisationId} />
        ))}
      </ul>
    </Card>
  )
}

function ImportItem({ one, organisationId }: { one: Import; organisationId: string }) {
  const t = useTexts(organisationsImportTexts)
  const [busy, setBusy] = useState(false)
  async function undo() {
    setBusy(true)
    await undoAfterAsking(organisationId, { importId: one.id, counts: one.counts }).finally(() => setBusy(false))
  }
  return (
    <li className={styles.import}>
      <div className={styles.importWords}>
        <span className={styles.strong}>{one.fileName}</span>
        <span className={styles.small}>
          {formatDayTime(one.at)} · {one.by?.fullName ?? t.imports.operator}
        </span>
        <span className={styles.small}>{t.result.counts(one.counts.new, one.counts.changed)}</span>
        {one.undoneAt && <span className={styles.small}>{t.imports.undone(formatDayTime(one.undoneAt))}</span>}
      </div>
      {one.mayUndo && (
        <Button icon={IconUndo} busy={busy} onClick={() => void undo()}>
          {t.undo.button}
        </Button>
      )}
    </li>
  )
}
