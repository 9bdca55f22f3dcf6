import { useId, useState } from 'react'
import type { OrganisationDecision, OrganisationRuling } from '#protocol/organisations-import.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import type { Inspection } from './columns-step.tsx'
import { placeOf } from './found-lists.tsx'
import { organisationsImportTexts } from './texts.ts'
import { choose, decisionsIn, withDecision, type Wizard } from './wizard.ts'
import styles from './organisations-import.module.css'

const shownAtOnce = 30

type Doubt = Inspection['doubtful'][number]
type Decide = (decision: Omit<OrganisationDecision, 'doubt'> | undefined) => void

/** What the programme does not decide: one choice for each, kept at once, and to be taken back. */
export function DoubtsList({ kept, found }: Pick<Wizard, 'kept'> & { found: Inspection }) {
  const t = useTexts(organisationsImportTexts).changes
  const [shown, setShown] = useState(shownAtOnce)
  const { doubtful, counts } = found
  const decide = (key: string, decision: Parameters<Decide>[0]) =>
    choose(kept, { decisions: JSON.stringify(withDecision(decisionsIn(kept.values), key, decision)) })
  return (
    <>
      <p className={styles.quiet}>{t.left}</p>
      {doubtful.slice(0, shown).map((doubt) => (
        <DoubtCard key={doubt.key} doubt={doubt} onDecide={(decision) => decide(doubt.key, decision)} />
      ))}
      {doubtful.length > shown && <Button onClick={() => setShown(shown + shownAtOnce)}>{t.more}</Button>}
      {counts.doubtful > doubtful.length && <p className={styles.small}>{t.rest(counts.doubtful - doubtful.length)}</p>}
    </>
  )
}

function DoubtCard({ doubt, onDecide }: { doubt: Doubt; onDecide: Decide }) {
  const t = useTexts(organisationsImportTexts).changes
  const name = useId()
  const { shortName, text, rulings, candidates, decision } = doubt
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
        <Button tone="plain" size="s" onClick={() => onDecide(undefined)}>
          {t.rulings.undecide}
        </Button>
      )}
    </fieldset>
  )
}
