import { useDeferredValue, useState } from 'react'
import { listOrganisations, type OrganisationRow } from '#protocol/organisations.ts'
import type { OrganisationKind } from '#protocol/accounts.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoadedMany } from '../../platform/queries.ts'
import { SearchField } from '../../ui/search-field.tsx'
import { organisationTexts } from './texts.ts'
import styles from './organisations.module.css'

interface Props {
  label: string
  name: string
  chosenId: string | null
  kinds: readonly OrganisationKind[]
  /** When there is none at all. */
  none: string
  /** Which of those that were found may be chosen. */
  fits: (row: OrganisationRow) => boolean
}

const shownMax = 50

/** One organisation out of thousands, found by name: a list of radio buttons under a search. */
export function OrganisationSelect({ label, name, chosenId, kinds, none, fits }: Props) {
  const t = useTexts(organisationTexts)
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed).trim().slice(0, 100)
  const asked = kinds.map((kind) => ({ limit: shownMax, kind, ...(text ? { text } : {}) }))
  const { answers } = useLoadedMany(listOrganisations, asked)
  const rows = answers.flatMap((answer) => answer?.organisations ?? []).filter(fits)
  const ready = answers.every((answer) => answer !== undefined)
  const isEmpty = ready && rows.length === 0 && typed === ''
  return (
    <fieldset className={styles.select}>
      <legend className={styles.actTitle}>{label}</legend>
      {!isEmpty && <SearchField value={typed} onChange={setTyped} label={t.list.search} />}
      <div className={styles.options}>
        {rows.map((row) => (
          <label key={row.id} className={styles.option}>
            <input type="radio" name={name} value={row.id} defaultChecked={row.id === chosenId} />
            <span>
              {row.shortName}
              <span className={styles.optionKind}>{t.kinds[row.kind]}</span>
            </span>
          </label>
        ))}
        {ready && rows.length === 0 && <p className={styles.quiet}>{text === '' ? none : t.list.nothingTitle}</p>}
      </div>
    </fieldset>
  )
}
