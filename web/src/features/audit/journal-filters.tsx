import { auditActs, type AuditGroup } from '#protocol/audit.ts'
import { getPeople } from '#protocol/conversations.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { JournalFilter } from './journal-filter.ts'
import { sentenceOf } from './sentence.ts'
import { auditTexts } from './texts.ts'
import styles from './journal.module.css'

interface JournalFiltersProps {
  filter: JournalFilter
  names: Readonly<Record<string, string>>
  onChoose: (change: Partial<JournalFilter>) => void
}

/** Kind or act, days; people are chosen by pressing their names in the rows. */
export function JournalFilters({ filter, names, onChoose }: JournalFiltersProps) {
  const t = useTexts(auditTexts)
  return (
    <div className={styles.filters} role="group" aria-label={t.filters}>
      <div className={styles.fields}>
        <Select
          label={t.what}
          value={filter.what}
          onChange={(event) => onChoose({ what: event.target.value })}
          options={[{ value: '', label: t.everything }, ...groups.flatMap(optionsOf)]}
        />
        <TextField
          label={t.from}
          type="date"
          value={filter.from}
          max={filter.to || undefined}
          onChange={(event) => onChoose({ from: event.target.value })}
        />
        <TextField
          label={t.to}
          type="date"
          value={filter.to}
          min={filter.from || undefined}
          onChange={(event) => onChoose({ to: event.target.value })}
        />
      </div>
      <ChosenPeople filter={filter} names={names} onChoose={onChoose} />
    </div>
  )

  function optionsOf(group: AuditGroup) {
    const acts = auditActs[group].map((act) => ({ value: act, label: t.oneAct(sentenceOf({ act, details: {} })) }))
    return [{ value: group, label: t.groups[group] }, ...acts]
  }
}

const groups = Object.keys(auditActs) as AuditGroup[]

function ChosenPeople({ filter: { who, about }, names, onChoose }: JournalFiltersProps) {
  const t = useTexts(auditTexts)
  const ids = [...new Set([who, about].filter(Boolean))]
  const { data } = useLoaded(getPeople, { ids }, { enabled: ids.some((id) => !names[id]) })
  if (ids.length === 0) return null
  const nameOf = (id: string) =>
    names[id] ?? data?.people.find((person) => person.id === id)?.fullName ?? t.chosenPerson
  return (
    <div className={styles.people}>
      {who && <Button onClick={() => onChoose({ who: '' })}>{t.stopWho(nameOf(who))}</Button>}
      {about && <Button onClick={() => onChoose({ about: '' })}>{t.stopAbout(nameOf(about))}</Button>}
    </div>
  )
}
