import { useId, useState } from 'react'
import { importDecisionsMax, type ImportDecision } from '#protocol/roster-import.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import type { KeptValues } from '../accounts/kept-values.ts'
import { fits } from './fits.ts'
import { importTexts } from './texts.ts'
import type { Doubt } from './use-inspection.ts'
import { alikeTo, choose, decisionsIn, withDecision } from './wizard.ts'
import styles from './import.module.css'

/** The button that brings the file in stands below the list. */
const shownAtFirst = 10
const shownMore = 100

interface Props {
  kept: KeptValues
  doubts: readonly Doubt[]
  text: string
}

/** Rows that may mean somebody else: one choice for each, kept at once, and to be taken back. */
export function DoubtsList({ kept, doubts, text }: Props) {
  const t = useTexts(importTexts)
  const [shown, setShown] = useState(shownAtFirst)
  const decisions = decisionsIn(kept.values)
  const found = doubts.filter(({ rows, candidates }) => fits([...rows, ...candidates.map((one) => one.text)], text))
  const keep = (next: readonly ImportDecision[]) => choose(kept, { decisions: JSON.stringify(next) })
  const decisionOf = (doubt: Doubt) => decisions.find((one) => one.doubt === doubt.key)
  if (found.length === 0) return <p className={styles.quiet}>{t.changes.nothingFound}</p>
  return (
    <>
      <p className={styles.quiet}>{t.doubts.intro}</p>
      {found.slice(0, shown).map((doubt) => (
        <DoubtCard
          key={doubt.key}
          doubt={doubt}
          decision={decisionOf(doubt)}
          onDecide={(decision) => keep(withDecision(decisions, doubt.key, decision))}
          alike={alikeTo(doubt, decisionOf(doubt), { doubts, decisions })}
          onDecideAlike={(alike) => keep([...decisions, ...alike].slice(0, importDecisionsMax))}
        />
      ))}
      {found.length > shown && <Button onClick={() => setShown(shown + shownMore)}>{t.changes.more}</Button>}
    </>
  )
}

interface CardProps {
  doubt: Doubt
  decision: ImportDecision | undefined
  onDecide: (decision: Omit<ImportDecision, 'doubt'> | undefined) => void
  /** The same decision about the other doubts of this sort that are open. */
  alike: readonly ImportDecision[]
  onDecideAlike: (alike: readonly ImportDecision[]) => void
}

function DoubtCard({ doubt, decision, onDecide, alike, onDecideAlike }: CardProps) {
  const t = useTexts(importTexts).doubts
  const name = useId()
  const { lines, rows, candidates, text, sheets } = doubt
  const places = lines.map((line, at) => (sheets?.[at] ? `${sheets[at]} ${line}` : String(line)))
  const choice = (is: ImportDecision['is'], label: string, personId?: string) => (
    <label key={personId ?? is} className={styles.choice}>
      <input
        type="radio"
        name={name}
        checked={decision?.is === is && decision.personId === personId}
        onChange={() => onDecide({ is, ...(personId === undefined ? {} : { personId }) })}
      />
      <span>{label}</span>
    </label>
  )
  return (
    <fieldset className={styles.doubt}>
      <legend className={styles.legend}>
        <span className={styles.small}>{t.lines(places.join(', '), lines.length)}</span>
        {[...new Set(rows)].map((row) => (
          <span key={row} className={styles.doubtRow}>
            {row}
          </span>
        ))}
      </legend>
      <p className={styles.small}>{text}</p>
      {candidates.map((one) => choice('same', t.same(one.text), one.id))}
      {candidates.length === 0 && choice('same', t.sameRows)}
      {choice('other', candidates.length > 0 ? t.other : t.otherRows)}
      {choice('skip', t.skip(lines.length))}
      {decision && (
        <div className={styles.decided}>
          <Button tone="plain" size="s" onClick={() => onDecide(undefined)}>
            {t.undecide}
          </Button>
          {alike.length > 0 && (
            <Button tone="plain" size="s" onClick={() => onDecideAlike(alike)}>
              {t.alike(alike.length)}
            </Button>
          )}
        </div>
      )}
    </fieldset>
  )
}
