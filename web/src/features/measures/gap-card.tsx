import { useState } from 'react'
import type { Gap, Suggestion } from '#protocol/measures.ts'
import { formatCalendarDay, formatPercent } from '../../platform/i18n/format.ts'
import { useLanguage, useTexts } from '../../platform/i18n/index.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Progress } from '../../ui/progress.tsx'
import { countWords, shareWords } from '../indicators/words.ts'
import type { Desk } from './measures-desk.tsx'
import { RecordSheet } from './record-sheet.tsx'
import { measureTexts } from './texts.ts'
import styles from './measures.module.css'

/** An indicator below its goal: each suggestion is one press from being recorded, and one from being done. */
export function GapCard({ gap, desk }: { gap: Gap; desk: Desk }) {
  const t = useTexts(measureTexts)
  const language = useLanguage()
  const [taken, setTaken] = useState<Suggestion | 'own'>()
  const { title, unit, value, percent, due, suggestions } = gap
  // The organisation itself is what is counted: yes or no.
  const whole = unit === 'organisation'
  const name = title[language]
  return (
    <article className={styles.card} aria-label={name}>
      <h3 className={styles.name}>{name}</h3>
      <p className={styles.quiet}>
        {whole ? t.notYet : t.value(countWords(value), shareWords(value), formatPercent(percent / 100))}
        {due && `, ${t.till(formatCalendarDay(due))}`}
      </p>
      {!whole && (
        <Progress label={name} share={value.numerator / value.denominator} target={percent / 100} tone="attention" />
      )}
      {desk.mayRecord && (
        <>
          <ul className={styles.suggestions}>
            {suggestions.map((one) => (
              <li key={one.code} className={styles.suggestion}>
                <Button onClick={() => setTaken(one)}>{one.text[language]}</Button>
                {one.path && (
                  <ButtonLink tone="plain" size="s" href={one.path} aria-label={t.doNowOf(one.text[language])}>
                    {t.doNow}
                  </ButtonLink>
                )}
              </li>
            ))}
          </ul>
          <div>
            <Button tone="plain" size="s" aria-label={t.ownDecisionOf(name)} onClick={() => setTaken('own')}>
              {t.ownDecision}
            </Button>
          </div>
        </>
      )}
      {taken && <RecordSheet desk={desk} gap={gap} taken={taken} onClose={() => setTaken(undefined)} />}
    </article>
  )
}
