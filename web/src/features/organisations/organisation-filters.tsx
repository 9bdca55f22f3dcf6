import type { ReactNode } from 'react'
import type { OrganisationKind } from '#protocol/accounts.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { SearchField } from '../../ui/search-field.tsx'
import { Select } from '../../ui/select.tsx'
import { organisationTexts } from './texts.ts'
import styles from './organisations.module.css'

const states = ['active', 'inactive', 'few_registered', 'no_class', 'unverified'] as const
const places: readonly OrganisationKind[] = ['school', 'kindergarten', 'additional', 'college']

interface Props {
  /** `text`, `kind`, `status`, `order`; empty: all. */
  values: Readonly<Record<string, string>>
  onChoose: (name: string, value: string) => void
  office: OrganisationKind
  /** At the end: what may be added. */
  children: ReactNode
}

/** Name or INN, kind, state with its reason, order. */
export function OrganisationFilters({ values, onChoose, office, children }: Props) {
  const t = useTexts(organisationTexts)
  const kinds = office === 'region' ? (['municipality', ...places] as const) : places
  const select = (name: string, label: string, options: readonly { value: string; label: string }[]) => (
    <Select
      label={label}
      labelHidden
      value={values[name] ?? options[0]?.value}
      onChange={(event) => onChoose(name, event.target.value)}
      options={options}
    />
  )
  return (
    <div className={styles.tools}>
      <SearchField value={values['text'] ?? ''} onChange={(text) => onChoose('text', text)} label={t.list.search} />
      {select('kind', t.list.kind, [
        { value: '', label: t.list.allKinds },
        ...kinds.map((value) => ({ value, label: t.kinds[value] })),
      ])}
      {select('status', t.list.state, [
        { value: '', label: t.list.allStates },
        ...states.map((value) => ({ value, label: t.list.states[value] })),
      ])}
      {select(
        'order',
        t.list.order,
        (['lagging', 'staff', 'tree'] as const).map((value) => ({ value, label: t.list[value] })),
      )}
      {children}
    </div>
  )
}
