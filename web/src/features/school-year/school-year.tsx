import { useState } from 'react'
import type { Organisation } from '#protocol/organisations.ts'
import { applyYear, previewYear, type YearCounts, type YearLine, type YearPlan } from '#protocol/school-year.ts'
import { call } from '../../platform/api/call.ts'
import { formatDay } from '../../platform/i18n/format.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card, Stack } from '../../ui/card.tsx'
import { confirm } from '../../ui/confirm.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconSchool } from '../../ui/icons.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { act } from '../people/acting.ts'
import { LoadFailed } from '../people/load-failed.tsx'
import { HowCard } from './how-card.tsx'
import { LastCard } from './last-card.tsx'
import { LineSheet } from './line-sheet.tsx'
import { refreshYear } from './refresh.ts'
import { yearTexts } from './texts.ts'
import styles from './school-year.module.css'

/** The plan of the coming year, and the last roll-over while chats follow it or it may be taken back. */
export function SchoolYear({ organisation }: { organisation: Organisation }) {
  const t = useTexts(yearTexts)
  const { data, error, refetch } = useLoaded(previewYear, { organisationId: organisation.id }, { everyMs: 4_000 })
  if (!data) return error ? <LoadFailed error={error} onAgain={() => void refetch()} /> : <SkeletonRows rows={8} />
  const { plan, last } = data
  return (
    <Stack gap={6}>
      {last && <LastCard organisation={organisation} last={last} />}
      {plan && <Plan organisation={organisation} plan={plan} />}
      {!plan && !last && (
        <EmptyState icon={IconSchool} title={t.nothingTitle}>
          {t.nothingText}
        </EmptyState>
      )}
    </Stack>
  )
}

function Plan({ organisation, plan }: { organisation: Organisation; plan: YearPlan }) {
  const t = useTexts(yearTexts)
  const [chosen, setChosen] = useState<string>()
  const line = plan.lines.find(({ classId }) => classId === chosen)
  const blocked = plan.waiting > 0 || plan.problems.length > 0
  return (
    <>
      <div>
        <p className={styles.years}>{t.years(plan.fromYear, plan.toYear)}</p>
        <p className={styles.quiet}>{t.intro}</p>
      </div>
      {plan.rosterChanged && <Banner tone="attention">{t.rosterChanged}</Banner>}
      {plan.waiting > 0 && (
        <Banner
          tone="attention"
          actions={
            <ButtonLink size="s" href={`/organisations/${organisation.id}/requests`}>
              {t.toRequests}
            </ButtonLink>
          }
        >
          {t.waiting(plan.waiting)}
        </Banner>
      )}
      {plan.going > 0 && <p className={styles.quiet}>{t.going(plan.going)}</p>}
      {plan.problems.map(({ code, name, text }) => (
        <Banner key={`${code} ${name}`} tone="danger" title={t.problems}>
          {text}
        </Banner>
      ))}
      <HowCard
        key={[plan.on, plan.groups, plan.clubs, ...plan.newClasses].join(' ')}
        organisation={organisation}
        plan={plan}
      />
      <Card title={t.table.title} flush>
        <ul className={styles.lines} aria-label={t.table.label}>
          {plan.lines.map((one) => (
            <Line key={one.classId} line={one} onChange={() => setChosen(one.classId)} />
          ))}
          {plan.newClasses.map((name) => (
            <li key={name} className={styles.line}>
              <span className={styles.names}>+ {name}</span>
              <span className={styles.facts}>{t.table.nobody}</span>
            </li>
          ))}
        </ul>
      </Card>
      <Counts counts={plan.counts} />
      <div>
        <Button tone="primary" disabled={blocked} onClick={() => void begin(organisation.id, plan)}>
          {t.apply}
        </Button>
      </div>
      {line && (
        <LineSheet
          key={line.classId}
          organisation={organisation}
          line={line}
          plan={plan}
          onClose={() => setChosen(undefined)}
        />
      )}
    </>
  )
}

function Line({ line, onChange }: { line: YearLine; onChange: () => void }) {
  const t = useTexts(yearTexts).table
  const { name, to, pupils, apart, formTeacher } = line
  return (
    <li className={styles.line}>
      <span className={styles.names}>
        {name} <span aria-hidden="true">→</span> {to ?? <span className={styles.leaves}>{t.leaves}</span>}
      </span>
      <span className={styles.facts}>
        <span>{pupils === 0 ? t.nobody : t.children(pupils)}</span>
        {apart > 0 && <span>{t.apart(apart)}</span>}
        {formTeacher && line.teachers && to !== null && <span>{formTeacher.fullName}</span>}
      </span>
      <span className={styles.end}>
        <Button size="s" aria-label={t.changeOf(name)} onClick={onChange}>
          {t.change}
        </Button>
      </span>
    </li>
  )
}

function Counts({ counts }: { counts: YearCounts }) {
  const t = useTexts(yearTexts).counts
  return (
    <p className={styles.counts}>
      <span>{t.classes(counts.classes)}</span>
      <span>{t.moved(counts.moved)}</span>
      <span>{t.stayed(counts.stayed)}</span>
      <span>{t.left(counts.left)}</span>
    </p>
  )
}

async function begin(organisationId: string, { toYear, on, hash }: YearPlan): Promise<void> {
  const t = texts(yearTexts)
  const yes = await confirm({ title: t.applyTitle(toYear), text: t.applyText(formatDay(on)), action: t.apply })
  if (!yes) return
  await act(() => call(applyYear, { organisationId, hash }), t.applied)
  await refreshYear()
}
