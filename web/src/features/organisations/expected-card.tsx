import { useState } from 'react'
import {
  expectedNumbers,
  organisationPeople,
  type ExpectedNumbers,
  type Organisation,
} from '#protocol/organisations.ts'
import { calendarDay, formatCalendarDay, formatNumber } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { tabLabels } from '../people/tabs.ts'
import { ExpectedDialog } from './expected-dialog.tsx'
import { organisationTexts } from './texts.ts'
import styles from './organisations.module.css'

/** How many people and classes the office expects, beside what the lists hold; the office enters the numbers. */
export function ExpectedCard({ organisation }: { organisation: Organisation }) {
  const t = useTexts(organisationTexts).expected
  const [entering, setEntering] = useState(false)
  const { data } = useLoaded(expectedNumbers, { organisationId: organisation.id })
  if (!data) return null
  const current = data.numbers.find(({ from }) => from <= calendarDay())
  const others = data.numbers.filter((one) => one !== current)
  return (
    <Card
      title={t.title}
      action={
        data.maySet && (
          <Button size="s" onClick={() => setEntering(true)}>
            {t.enter}
          </Button>
        )
      }
    >
      {current ? <Compared organisation={organisation} numbers={current} /> : <p className={styles.quiet}>{t.none}</p>}
      {others.length > 0 && (
        <details className={styles.others}>
          <summary>{t.others}</summary>
          <ul>
            {others.map((one) => (
              <li key={one.from}>{t.line(formatCalendarDay(one.from), numbersOf(one), one.source)}</li>
            ))}
          </ul>
        </details>
      )}
      {entering && <ExpectedDialog organisation={organisation} last={current} onClose={() => setEntering(false)} />}
    </Card>
  )
}

interface ComparedProps {
  organisation: Organisation
  numbers: ExpectedNumbers
}

function Compared({ organisation: { id, kind, status }, numbers }: ComparedProps) {
  const t = useTexts(organisationTexts).expected
  const staff = useTotal(id, 'staff')
  const children = useTotal(id, 'pupils')
  return (
    <>
      <table className={styles.numbers}>
        <thead>
          <tr>
            <th scope="col">
              <VisuallyHidden>{t.what}</VisuallyHidden>
            </th>
            <th scope="col">{t.expected}</th>
            <th scope="col">{t.listed}</th>
            <th scope="col">{t.gap}</th>
          </tr>
        </thead>
        <tbody>
          <Line name={t.staff} expected={numbers.staff} listed={staff} />
          <Line name={t.children} expected={numbers.children} listed={children} />
          <Line name={tabLabels(kind).classes} expected={numbers.classes} listed={status.classes} />
        </tbody>
      </table>
      <p className={styles.quiet}>{t.source(formatCalendarDay(numbers.from), numbers.source)}</p>
    </>
  )
}

interface LineProps {
  name: string
  /** `null`: the office expects no number. */
  expected: number | null
  /** `undefined` while it is on its way. */
  listed: number | undefined
}

function Line({ name, expected, listed }: LineProps) {
  const gap = expected !== null && listed !== undefined ? listed - expected : undefined
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{expected === null ? '–' : formatNumber(expected)}</td>
      <td>{listed === undefined ? '…' : formatNumber(listed)}</td>
      <td className={gap !== undefined && gap < 0 ? styles.lacks : undefined}>
        {gap === undefined ? '–' : signed(gap)}
      </td>
    </tr>
  )
}

/** How many stand on the list of a circle; `undefined` while it is counted. */
function useTotal(organisationId: string, circle: 'staff' | 'pupils'): number | undefined {
  return useLoaded(organisationPeople, { organisationId, circle, limit: 1 }).data?.total
}

function numbersOf({ staff, children, classes }: ExpectedNumbers): string {
  return [staff, children, classes].map((one) => (one === null ? '–' : formatNumber(one))).join(' / ')
}

function signed(gap: number): string {
  if (gap === 0) return '0'
  return gap > 0 ? `+${formatNumber(gap)}` : `−${formatNumber(-gap)}`
}
