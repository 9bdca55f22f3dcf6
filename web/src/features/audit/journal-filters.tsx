import { auditActs, type AuditGroup } from '#protocol/audit.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Chip } from '../../ui/badge.tsx'
import { IconClose } from '../../ui/icons.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import type { JournalFilter } from './journal-filter.ts'
import { sentenceOf } from './sentence.ts'
import { auditTexts } from './texts.ts'
import styles from './journal.module.css'

interface JournalFiltersProps {
  filter: JournalFilter
  /** Undefined while nothing that was found names the person. */
  nameOf: (personId: string) => string | undefined
  onChoose: (change: Partial<JournalFilter>) => void
}

/** Kind or act, days; people are chosen by pressing their names in the rows. */
export function JournalFilters({ filter, nameOf, onChoose }: JournalFiltersProps) {
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
      <ChosenPeople filter={filter} nameOf={nameOf} onChoose={onChoose} />
    </div>
  )

  function optionsOf(group: AuditGroup) {
    const acts = auditActs[group].map((act) => ({ value: act, label: t.oneAct(sentenceOf({ act, details: {} })) }))
    return [{ value: group, label: t.groups[group] }, ...acts]
  }
}

const groups = Object.keys(auditActs) as AuditGroup[]

function ChosenPeople({ filter: { who, about }, nameOf, onChoose }: JournalFiltersProps) {
  const t = useTexts(auditTexts)
  if (!who && !about) return null
  return (
    <div className={styles.people}>
      {who && <Chosen label={t.who} name={nameOf(who) ?? t.chosenPerson} onStop={() => onChoose({ who: '' })} />}
      {about && (
        <Chosen label={t.about} name={nameOf(about) ?? t.chosenPerson} onStop={() => onChoose({ about: '' })} />
      )}
    </div>
  )
}

function Chosen({ label, name, onStop }: { label: string; name: string; onStop: () => void }) {
  const t = useTexts(auditTexts)
  return (
    <Chip icon={IconClose} pressed onClick={onStop}>
      {label}: {name}
      <VisuallyHidden>, {t.stop}</VisuallyHidden>
    </Chip>
  )
}
