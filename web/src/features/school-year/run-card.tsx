import { Link } from 'wouter'
import type { YearRun } from '#protocol/school-year.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { Progress } from '../../ui/progress.tsx'
import { yearTexts } from './texts.ts'
import styles from './school-year.module.css'

/** How far a run has come, and where it could not. */
export function RunCard({ run }: { run: YearRun }) {
  const t = useTexts(yearTexts).office
  const { kind, toYear, finishedAt, total, done, skipped, leftOut, failed } = run
  const handled = done + skipped + leftOut + failed.length
  return (
    <Card title={`${(finishedAt ? t.finished : t.running)[kind]} · ${toYear}`}>
      <Stack>
        <div className={styles.progress}>
          <p className={styles.years}>{t.doneOf(handled, total)}</p>
          <Progress
            label={t.progress}
            share={total === 0 ? 1 : handled / total}
            tone={finishedAt ? 'success' : 'accent'}
          />
        </div>
        <p className={styles.counts}>
          {skipped > 0 && <span>{t.skipped(skipped)}</span>}
          {leftOut > 0 && <span>{t.leftOut(leftOut)}</span>}
          {failed.length > 0 && <span>{t.failed(failed.length)}</span>}
        </p>
        {failed.length > 0 && (
          <section aria-label={t.failedTitle}>
            <h3 className={styles.heading}>{t.failedTitle}</h3>
            <ul className={styles.failures}>
              {failed.map(({ organisationId, name, text }) => (
                <li key={organisationId}>
                  <Link href={`/organisations/${organisationId}/school-year`}>{name}</Link>
                  <p className={styles.quiet}>{text}</p>
                </li>
              ))}
            </ul>
          </section>
        )}
      </Stack>
    </Card>
  )
}
