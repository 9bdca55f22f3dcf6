import { useId, useState } from 'react'
import {
  organisationDecisionsMax,
  type OrganisationDecision,
  type OrganisationRuling,
} from '#protocol/organisations-import.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { placeOf } from './found-lists.tsx'
import { organisationsImportTexts } from './texts.ts'
import type { Doubt, Inspection } from './use-inspection.ts'
import { alikeTo, choose, decisionsIn, withDecision, type Wizard } from './wizard.ts'
import styles from './organisations-import.module.css'

/** The button that brings the file in stands below the list. */
const shownAtFirst = 10
const shownMore = 100

type Decide = (decision: Omit<OrganisationDecision, 'doubt'> | undefined) => void

interface Props extends Pick<Wizard, 'kept'> {
  found: Inspection
  /** The answer to the last choices is on its way. */
  old: boolean
}

/** What the programme does not decide: one choice for each, kept at once, and to be taken back. */
export function DoubtsList({ kept, found, old }: Props) {
  const t = useTexts(organisationsImportTexts).changes
  const [shown, setShown] = useState(shownAtFirst)
  const { doubtful, counts } = found
  const chosen = decisionsIn(kept.values)
  const keep = (decisions: readonly OrganisationDecision[]) => choose(kept, { decisions: JSON.stringify(decisions) })
  const decisionOf = (doubt: Doubt) => (old ? (chosen.find((one) => one.doubt === doubt.key) ?? null) : doubt.decision)
  return (
    <>
      <p className={styles.quiet}>{t.left}</p>
      {doubtful.slice(0, shown).map((doubt) => (
        <DoubtCard
          key={doubt.key}
          doubt={doubt}
          decision={decisionOf(doubt)}
          onDecide={(decision) => keep(withDecision(chosen, doubt.key, decision))}
          alike={alikeTo(doubt, decisionOf(doubt), { doubts: doubtful, chosen })}
          onDecideAlike={(alike) => keep([...chosen, ...alike].slice(0, organisationDecisionsMax))}
        />
      ))}
      {doubtful.length > shown && <Button onClick={() => setShown(shown + shownMore)}>{t.more}</Button>}
      {counts.doubtful > doubtful.length && <p className={styles.small}>{t.rest(counts.doubtful - doubtful.length)}</p>}
    </>
  )
}

interface CardProps {
  doubt: Doubt
  decision: OrganisationDecision | null
  onDecide: Decide
  /** The same decision about the other doubts of this sort that are open. */
  alike: readonly OrganisationDecision[]
  onDecideAlike: (alike: readonly OrganisationDecision[]) => void
}

function DoubtCard({ doubt, decision, onDecide, alike, onDecideAlike }: CardProps) {
  const t = useTexts(organisationsImportTexts).changes
  const name = useId()
  const { shortName, text, rulings, candidates } = doubt
  const choice = (is: OrganisationRuling, label: string, organisationId?: string) => (
    <label key={organisationId ?? is} className={styles.choice}>
      <input
        type="radio"
        name={name}
        checked={decision?.is === is && decision.organisationId === organisationId}
        onChange={() => onDecide({ is, ...(organisationId ? { organisationId } : {}) })}
      />
      <span>{label}</span>
    </label>
  )
  return (
    <fieldset className={styles.doubt}>
      <legend className={styles.strong}>{shortName}</legend>
      <p className={styles.small}>{t.line(placeOf(doubt))}</p>
      <p>{text}</p>
      {rulings.includes('same') && candidates.map(({ id, text: known }) => choice('same', t.rulings.same(known), id))}
      {rulings.includes('under') && (
        <Select
          label={t.rulings.under}
          placeholder={t.rulings.underNone}
          value={decision?.is === 'under' ? decision.organisationId : ''}
          onChange={(event) => onDecide({ is: 'under', organisationId: event.target.value })}
          options={candidates.map(({ id, text: label }) => ({ value: id, label }))}
        />
      )}
      {rulings.includes('take') && choice('take', t.rulings.take)}
      {rulings.includes('branch') && choice('branch', t.rulings.branch)}
      {rulings.includes('new') && choice('new', t.rulings.new)}
      {choice('skip', t.rulings.skip)}
      {decision && (
        <div className={styles.decided}>
          <Button tone="plain" size="s" onClick={() => onDecide(undefined)}>
            {t.rulings.undecide}
          </Button>
          {alike.length > 0 && (
            <Button tone="plain" size="s" onClick={() => onDecideAlike(alike)}>
              {t.rulings.alike(alike.length)}
            </Button>
          )}
        </div>
      )}
    </fieldset>
  )
}
