import { useState } from 'react'
import { listRosterImports } from '#protocol/roster-import.ts'
import { formatDayTime } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { IconUndo } from '../../ui/icons.tsx'
import { importTexts } from './texts.ts'
import { undoAfterAsking, type Import } from './undo.ts'
import styles from './import.module.css'

/** What was brought in before, by whom; the last one can be taken back. */
export function ImportsList({ organisationId }: { organisationId: string }) {
  const t = useTexts(importTexts).imports
  const { data } = useLoaded(listRosterImports, { organisationId })
  if (!data || data.imports.length === 0) return null
  return (
    <Card title={t.title}>
      <ul className={styles.imports}>
        {data.imports.map((one) => (
          <ImportItem key={one.id} one={one} organisationId={organisationId} />
        ))}
      </ul>
    </Card>
  )
}

function ImportItem({ one, organisationId }: { one: Import; organisationId: string }) {
  const t = useTexts(importTexts)
  const [busy, setBusy] = useState(false)
  const { counts } = one
  async function undo() {
    setBusy(true)
    await undoAfterAsking(organisationId, { importId: one.id, counts }).finally(() => setBusy(false))
  }
  return (
    <li className={styles.import}>
      <div className={styles.importWords}>
        <span className={styles.importName}>{one.fileName}</span>
        <span className={styles.small}>
          {formatDayTime(one.at)} · {one.by?.fullName ?? t.imports.operator}
        </span>
        <span className={styles.small}>{t.imports.counts(counts.new, counts.changed, counts.left)}</span>
        {one.undoneAt && (
          <span className={styles.small}>
            {t.imports.undone(one.undoneBy?.fullName ?? t.imports.operator, formatDayTime(one.undoneAt))}
          </span>
        )}
      </div>
      {one.mayUndo && (
        <Button icon={IconUndo} busy={busy} onClick={() => void undo()}>
          {t.undo.button}
        </Button>
      )}
    </li>
  )
}
