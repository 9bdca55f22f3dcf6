import { useState } from 'react'
import { listMeasures } from '#protocol/measures.ts'
import { calendarDay } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoadedMany } from '../../platform/queries.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Stack } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconPrint, IconReport } from '../../ui/icons.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Segmented } from '../../ui/tabs.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { protocolAddress } from '../weekly-report/addresses.ts'
import { weekOf } from '../weekly-report/weeks.ts'
import { MeasureCard } from './measure-card.tsx'
import type { Desk } from './measures-desk.tsx'
import { ReachedCard } from './reached-card.tsx'
import { measureTexts } from './texts.ts'
import styles from './measures.module.css'

type State = 'open' | 'overdue' | 'done'
const atOnce = 50

/** What the office has reached, then what all organisations below do about their gaps: what is overdue stands on top. */
export function OfficeMeasures({ desk: { organisation, reached } }: { desk: Desk }) {
  const organisationId = organisation.id
  const t = useTexts(measureTexts)
  const [state, setState] = useState<State>('open')
  const [pages, setPages] = useState(1)
  const inputs = Array.from({ length: pages }, (_, page) => ({
    ...{ organisationId, state, offset: page * atOnce, limit: atOnce },
  }))
  const { answers } = useLoadedMany(listMeasures, inputs)
  const found = answers.flatMap((answer) => answer?.measures ?? [])
  const first = answers[0]
  if (!first) return <SkeletonRows rows={6} />
  const { counts, total } = first
  return (
    <Stack gap={4}>
      {reached.map((one) => (
        <ReachedCard key={one.code} reached={one} organisation={organisation} />
      ))}
      <div className={styles.bar}>
        <Segmented
          label={t.list.label}
          options={(['open', 'overdue', 'done'] as const).map((id) => ({ id, label: t.list[id](counts[id]) }))}
          selected={state}
          onSelect={(next) => {
            setState(next)
            setPages(1)
          }}
        />
        <ButtonLink size="s" icon={IconPrint} href={protocolAddress(organisationId, weekOf(calendarDay()))}>
          {t.protocol.link}
        </ButtonLink>
      </div>
      {found.length === 0 && (
        <EmptyState icon={IconReport} title={t.list.none}>
          {t.list.noneText}
        </EmptyState>
      )}
      <div className={styles.section}>
        <VisuallyHidden>
          <h2>{t.list.label}</h2>
        </VisuallyHidden>
        {found.map((measure) => (
          <MeasureCard key={measure.id} measure={measure} under={first.organisation.shortName} />
        ))}
      </div>
      {found.length < total && (
        <div className={styles.bar}>
          <span className={styles.quiet}>{t.list.shown(found.length, total)}</span>
          <Button size="s" onClick={() => setPages(pages + 1)}>
            {t.list.more}
          </Button>
        </div>
      )}
    </Stack>
  )
}
