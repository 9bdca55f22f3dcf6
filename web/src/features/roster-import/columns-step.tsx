import { useEffect } from 'react'
import type { OutputOf } from '#protocol/contract.ts'
import { readRosterColumns } from '#protocol/roster-import.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Card, Stack } from '../../ui/card.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FileColumns } from './file-columns.tsx'
import { ReadingFields } from './reading-fields.tsx'
import { importTexts } from './texts.ts'
import { Trouble } from './trouble.tsx'
import { writingTimeoutMs } from './undo.ts'
import { choose, readingOf, type Wizard } from './wizard.ts'
import styles from './import.module.css'

export type Columns = OutputOf<typeof readRosterColumns>

/** How the file is read: its columns with their first rows; whatever is changed is read anew at once. */
export function ColumnsStep({ organisationId, kept, go }: Wizard) {
  const t = useTexts(importTexts)
  const { values } = kept
  const { data, error, refetch, isFetching } = useLoaded(readRosterColumns, readingOf(organisationId, values), {
    ...{ keepLast: true, timeoutMs: writingTimeoutMs },
  })
  useRemembered(kept, data)
  const sheet = data?.sheets[0]
  const missing = sheet && missingIn(sheet)
  const back = <Button onClick={() => go('file')}>{t.backToFile}</Button>
  return (
    <Stack>
      {error && <Trouble error={error} onAgain={() => void refetch()} />}
      {!error && values['remembered'] === 'yes' && (
        <Banner tone="success" title={t.columns.asBefore}>
          {t.columns.asBeforeText}
        </Banner>
      )}
      {data?.format === 'oneroster' ? (
        <Banner title={t.columns.oneroster}>{t.columns.onerosterText}</Banner>
      ) : (
        <Card title={t.columns.found(values['fileName'] ?? '')}>
          {data || error ? <ReadingFields kept={kept} columns={error ? undefined : data} /> : <SkeletonRows rows={1} />}
        </Card>
      )}
      {!data && !error && <SkeletonRows rows={4} />}
      {sheet && !error && <FileColumns kept={kept} sheet={sheet} busy={isFetching} />}
      {missing && !error && <Banner tone="attention" title={t.columns[missing]} />}
      <div className={styles.actions}>
        <Button tone="primary" disabled={!data || Boolean(error) || Boolean(missing)} onClick={() => go('changes')}>
          {t.next}
        </Button>
        {back}
      </div>
    </Stack>
  )
}

/** What was said of the last file of this source is taken over once; then it can be changed like anything else. */
function useRemembered(kept: Wizard['kept'], data: Columns | undefined): void {
  const isNew = data !== undefined && kept.values['remembered'] === undefined
  useEffect(() => {
    if (!isNew) return
    if (!data.remembered) return choose(kept, { remembered: 'no' })
    const { map = '', rowsAre = '', headerLine, sheet = '' } = data.remembered
    const known = data.sheetNames.includes(sheet) ? sheet : ''
    choose(kept, { map, rowsAre, headerLine: String(headerLine ?? ''), sheet: known, remembered: 'yes' })
    // oxlint-disable-next-line react/exhaustive-deps -- only the first answer about a file
  }, [isNew])
}

/** What has to be said before the file can be compared. */
function missingIn({ columns, rowsAre }: Columns['sheets'][number]): 'namesMissing' | 'rowsAreMissing' | undefined {
  const fields = new Set(columns.map(({ field }) => field))
  const hasNames = fields.has('fullName') || (fields.has('familyName') && fields.has('givenName'))
  if (!hasNames) return 'namesMissing'
  return rowsAre === undefined ? 'rowsAreMissing' : undefined
}
