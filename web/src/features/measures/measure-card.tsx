import { useState } from 'react'
import type { Measure } from '#protocol/measures.ts'
import { formatCalendarDay, formatDay } from '../../platform/i18n/format.ts'
import { useLanguage, useTexts } from '../../platform/i18n/index.ts'
import { Chip } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { IconAlert } from '../../ui/icons.tsx'
import { ChangeDialog } from './change-dialog.tsx'
import { FinishDialog } from './finish-dialog.tsx'
import { measureTexts } from './texts.ts'
import { movementWords, placeWords } from './words.ts'
import styles from './measures.module.css'

/** What is done, by whom, until when, and whether the number moved. `under`: the office among whose organisations it stands. */
export function MeasureCard({ measure, under }: { measure: Measure; under?: string }) {
  const t = useTexts(measureTexts)
  const language = useLanguage()
  const [acting, setActing] = useState<'change' | 'finish'>()
  const { decision, owner, due, firstDue, doneAt, overdue, result, evidence, mayChange } = measure
  return (
    <article className={styles.card} aria-label={decision}>
      <p className={styles.quiet}>
        {under !== undefined && `${placeWords(measure, under)} · `}
        {measure.title[language]}
      </p>
      <h3 className={styles.name}>{decision}</h3>
      <p className={styles.facts}>
        {overdue && (
          <Chip icon={IconAlert} tone="attention">
            {t.overdue}
          </Chip>
        )}
        <span>{owner}</span>
        <span>{doneAt ? t.doneOn(formatDay(doneAt)) : t.due(formatCalendarDay(due))}</span>
        {firstDue && <span>{t.putOff(formatCalendarDay(firstDue))}</span>}
      </p>
      <p className={styles.quiet}>{movementWords(measure)}</p>
      {doneAt && (
        <p>
          {result}
          {evidence && <span className={styles.quiet}> {evidence}</span>}
        </p>
      )}
      {mayChange && (
        <div className={styles.acts}>
          <Button size="s" aria-label={t.finishOf(decision)} onClick={() => setActing('finish')}>
            {t.finish}
          </Button>
          <Button size="s" tone="plain" aria-label={t.changeOf(decision)} onClick={() => setActing('change')}>
            {t.change}
          </Button>
        </div>
      )}
      {acting === 'change' && <ChangeDialog measure={measure} onClose={() => setActing(undefined)} />}
      {acting === 'finish' && <FinishDialog measure={measure} onClose={() => setActing(undefined)} />}
    </article>
  )
}
