import { useDeferredValue, useState } from 'react'
import { rosterRowsListedMax } from '#protocol/roster-import.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import type { KeptValues } from '../accounts/kept-values.ts'
import { DoubtsList } from './doubts-list.tsx'
import { ErrorsList } from './errors-list.tsx'
import { fits } from './fits.ts'
import { importTexts } from './texts.ts'
import type { Doubt, Inspection } from './use-inspection.ts'
import { choose } from './wizard.ts'
import styles from './import.module.css'

export type FoundTab = 'new' | 'changed' | 'left' | 'doubtful' | 'errors'
const tabs: readonly FoundTab[] = ['new', 'changed', 'left', 'doubtful', 'errors']
/** The button that brings the file in stands below the list. */
const shownAtFirst = 20
const shownMore = 100

interface Props {
  organisationId: string
  kept: KeptValues
  found: Inspection
  doubts: readonly Doubt[]
  old: boolean
}

/** Everybody whom the file is about, by what becomes of them. */
export function FoundTabs(props: Props) {
  const { kept, found, doubts, old } = props
  const t = useTexts(importTexts).changes
  const counts: Record<FoundTab, number> = {
    ...{ new: found.new, changed: found.changed, left: found.left },
    ...{ doubtful: found.doubtfulCount, errors: found.errorCount },
  }
  const kinds = tabs.filter((one) => counts[one] > 0)
  const tab = tabs.find((one) => one === kept.values['tab']) ?? kinds[0] ?? 'new'
  // What was decided stays on its list, to be decided otherwise.
  const isEmpty = counts[tab] === 0 && !(tab === 'doubtful' && doubts.length > 0)
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed).trim().toLocaleLowerCase()
  const show = (next: FoundTab) => {
    choose(kept, { tab: next })
    setTyped('')
  }
  return (
    <section aria-busy={old}>
      <Tabs
        label={t.of}
        tabs={tabs.map((id) => ({ id, label: t.tabs[id], count: counts[id] }))}
        selected={tab}
        onSelect={show}
      >
        <div className={styles.panel}>
          {(counts[tab] > 5 || typed !== '') && <SearchField value={typed} onChange={setTyped} label={t.search} />}
          {isEmpty ? (
            <p className={styles.quiet}>{t.none[tab]}</p>
          ) : (
            <Rows key={`${tab} ${text}`} {...props} tab={tab} text={text} />
          )}
          {tab === 'changed' && found.same > 0 && <p className={styles.small}>{t.same(found.same)}</p>}
        </div>
      </Tabs>
    </section>
  )
}

function Rows({ tab, text, ...props }: Props & { tab: FoundTab; text: string }) {
  if (tab === 'doubtful') return <DoubtsList {...props} text={text} />
  if (tab === 'errors') return <ErrorsList {...props} text={text} />
  return <Names names={props.found.examples[tab]} text={text} />
}

function Names({ names, text }: { names: readonly string[]; text: string }) {
  const t = useTexts(importTexts).changes
  const [shown, setShown] = useState(shownAtFirst)
  const found = names.filter((name) => fits([name], text))
  if (found.length === 0) return <p className={styles.quiet}>{t.nothingFound}</p>
  return (
    <>
      <ul className={styles.names}>
        {found.slice(0, shown).map((name, at) => (
          // Namesakes stand on the list twice, and it never changes its order.
          <li key={at} className={styles.name}>
            {name}
          </li>
        ))}
      </ul>
      {found.length > shown && <Button onClick={() => setShown(shown + shownMore)}>{t.more}</Button>}
      {names.length >= rosterRowsListedMax && <p className={styles.small}>{t.firstOnly(names.length)}</p>}
    </>
  )
}
