import type { OrganisationKind } from '#protocol/accounts.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Chip } from '../../ui/badge.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Select } from '../../ui/select.tsx'
import { listedKinds, type Choice } from './choice.ts'
import type { Named } from './live.ts'
import { indicatorTexts } from './texts.ts'
import styles from './organisations.module.css'

interface Props {
  indicators: readonly Named[]
  choice: Choice
  onChoose: (change: Partial<Choice>) => void
  kind: OrganisationKind
}

/** Name, kinds, who lags and in what, order. Whatever changes, one begins at the first page. */
export function OrganisationFilters({ indicators, choice, onChoose }: Props) {
  const t = useTexts(indicatorTexts).table
  const choose = (change: Partial<Choice>) => onChoose({ page: 0, ...change })
  return (
    <div className={styles.tools}>
      <div className={styles.fields}>
        <SearchField value={choice.text} maxLength={100} onChange={(text) => choose({ text })} label={t.search} />
        <Select
          label={t.lagging}
          labelHidden
          value={choice.lagging}
          onChange={(event) => choose({ lagging: event.target.value })}
          options={[
            { value: '', label: t.everybody },
            ...indicators.map(({ code, title }) => ({ value: code, label: t.laggingIn(title) })),
          ]}
        />
        <Select
          label={t.order}
          labelHidden
          value={`${choice.order}${choice.descending ? ' down' : ''}`}
          onChange={(event) => choose(orderFrom(event.target.value))}
          options={[
            { value: '', label: t.lagFirst },
            { value: 'name', label: t.byName },
            ...indicators.map(({ code, title }) => ({ value: code, label: t.byShare(title) })),
            ...indicators.map(({ code, title }) => ({ value: `${code} down`, label: t.byShareDown(title) })),
          ]}
        />
      </div>
      <div className={styles.chips} role="group" aria-label={t.kinds}>
        {listedKinds.map((kind) => (
          <Chip
            key={kind}
            pressed={choice.kinds.includes(kind)}
            onClick={() => choose({ kinds: toggled(choice.kinds, kind) })}
          >
            {t.kindNames[kind]}
          </Chip>
        ))}
      </div>
    </div>
  )
}

function orderFrom(value: string): Pick<Choice, 'order' | 'descending'> {
  const [order = '', down] = value.split(' ')
  return { order, descending: down === 'down' }
}

function toggled(kinds: readonly OrganisationKind[], kind: OrganisationKind): readonly OrganisationKind[] {
  return kinds.includes(kind) ? kinds.filter((one) => one !== kind) : [...kinds, kind]
}
