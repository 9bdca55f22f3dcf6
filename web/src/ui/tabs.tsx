import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { formatNumber } from '../platform/i18n/format.ts'
import { cx } from './cx.ts'
import styles from './tabs.module.css'

export interface Tab<Id extends string> {
  id: Id
  label: string
  count?: number
}

export interface TabsProps<Id extends string> {
  label: string
  tabs: readonly Tab<Id>[]
  selected: Id
  onSelect: (id: Id) => void
  /** The panel of the selected tab. */
  children: ReactNode
}

/** Views of one thing. Arrows move between tabs, Tab goes into the panel. */
export function Tabs<Id extends string>({ label, tabs, selected, onSelect, children }: TabsProps<Id>) {
  const base = useId()
  const list = useRef<HTMLDivElement>(null)

  // On a phone the selected one may stand outside of what is seen of the bar.
  useEffect(() => {
    const tab = list.current?.querySelector('[aria-selected="true"]')
    if (tab && list.current) showWithin(list.current, tab)
  }, [selected])

  function move(event: KeyboardEvent) {
    const index = tabs.findIndex((tab) => tab.id === selected)
    const next = nextIndex(event.key, index, tabs.length)
    const tab = next === undefined ? undefined : tabs[next]
    if (!tab) return
    event.preventDefault()
    onSelect(tab.id)
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next ?? 0]?.focus()
  }

  return (
    <>
      <div ref={list} className={styles.tabs} role="tablist" aria-label={label}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${base}-${tab.id}`}
            className={cx(styles.tab, tab.id === selected && styles.current)}
            aria-selected={tab.id === selected}
            aria-controls={`${base}-panel`}
            tabIndex={tab.id === selected ? 0 : -1}
            onClick={() => onSelect(tab.id)}
            onKeyDown={move}
          >
            {tab.label}
            {tab.count !== undefined && <span className={styles.count}>{formatNumber(tab.count)}</span>}
          </button>
        ))}
      </div>
      <div
        id={`${base}-panel`}
        role="tabpanel"
        aria-labelledby={`${base}-${selected}`}
        tabIndex={-1}
        className={styles.panel}
      >
        {children}
      </div>
    </>
  )
}

/** Never moves the page, as `scrollIntoView` would. */
function showWithin(bar: HTMLElement, tab: Element): void {
  const [seen, wanted] = [bar.getBoundingClientRect(), tab.getBoundingClientRect()]
  if (wanted.left < seen.left) bar.scrollLeft += wanted.left - seen.left
  else if (wanted.right > seen.right) bar.scrollLeft += wanted.right - seen.right
}

export interface SegmentedProps<Id extends string> {
  label: string
  options: readonly { id: Id; label: string }[]
  selected: Id
  onSelect: (id: Id) => void
}

/** One of a few short choices, all of them seen: a theme, a language, a role. */
export function Segmented<Id extends string>({ label, options, selected, onSelect }: SegmentedProps<Id>) {
  const name = useId()
  return (
    <fieldset className={styles.segmented}>
      <legend className={styles.legend}>{label}</legend>
      {options.map((option) => (
        <label key={option.id} className={cx(styles.segment, option.id === selected && styles.chosen)}>
          <input
            type="radio"
            className={styles.radio}
            name={name}
            checked={option.id === selected}
            onChange={() => onSelect(option.id)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}

function nextIndex(key: string, index: number, length: number): number | undefined {
  if (key === 'ArrowRight') return (index + 1) % length
  if (key === 'ArrowLeft') return (index + length - 1) % length
  if (key === 'Home') return 0
  if (key === 'End') return length - 1
  return undefined
}
