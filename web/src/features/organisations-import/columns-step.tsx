import { inspectOrganisations } from '#protocol/organisations-import.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Button } from '../../ui/button.tsx'
import { Stack } from '../../ui/card.tsx'
import { cx } from '../../ui/cx.ts'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { ReadingFields } from './reading-fields.tsx'
import { organisationsImportTexts } from './texts.ts'
import { Trouble } from './trouble.tsx'
import type { Inspection } from './use-inspection.ts'
import { choose, readingOf, withColumn, type Wizard } from './wizard.ts'
import styles from './organisations-import.module.css'

/** Less sure than this should be looked at. */
const sureEnough = 0.7

/** How the file is read; whatever is changed is read anew at once. */
export function ColumnsStep({ office, kept, go }: Wizard) {
  const t = useTexts(organisationsImportTexts)
  const { values } = kept
  const input = readingOf(office.id, values)
  const { data, error, refetch, isFetching } = useLoaded(inspectOrganisations, input, { keepLast: true })
  const back = <Button onClick={() => go('file')}>{t.backToFile}</Button>
  return (
    <Stack>
      {error && <Trouble error={error} onAgain={() => void refetch()} />}
      {!data && !error && (
        <>
          <p role="status">{t.columns.reading}</p>
          <SkeletonRows rows={6} />
        </>
      )}
      {data && <p className={styles.strong}>{t.columns.found(values['fileName'] ?? '', data.rows)}</p>}
      {data?.format === 'json' && <p className={styles.quiet}>{t.columns.json}</p>}
      <ReadingFields office={office} kept={kept} found={error ? undefined : data} />
      {data && data.format !== 'json' && <FileColumns kept={kept} found={data} busy={isFetching} />}
      <div className={styles.actions}>
        {back}
        {data && !error && (
          <Button tone="primary" onClick={() => go('changes')}>
            {t.next}
          </Button>
        )}
      </div>
    </Stack>
  )
}

function FileColumns({ kept, found, busy }: Pick<Wizard, 'kept'> & { found: Inspection; busy: boolean }) {
  const t = useTexts(organisationsImportTexts)
  const options = [
    { value: '', label: t.columns.unused },
    ...Object.entries(t.fields).map(([value, label]) => ({ value, label })),
  ]
  return (
    <ul className={styles.columns} aria-label={t.columns.list} aria-busy={busy}>
      {found.mapping.map(({ sheet = '', column, header, field, sure, samples }) => (
        <li key={`${sheet}!${column}`} className={cx(styles.column, field === '' && styles.unused)}>
          <span className={styles.columnTitle}>
            <span className={styles.letter}>{sheet === '' ? column : `${sheet}!${column}`}</span>
            {header || t.columns.column(column)}
            {samples.length > 0 && <span className={styles.samples}>{samples.join(' · ')}</span>}
          </span>
          <Select
            label={t.columns.means(column)}
            labelHidden
            value={field}
            onChange={(event) => choose(kept, { map: withColumn(kept.values['map'], column, event.target.value) })}
            options={options}
            hint={field !== '' && sure < sureEnough ? t.columns.unsure : undefined}
          />
        </li>
      ))}
    </ul>
  )
}
