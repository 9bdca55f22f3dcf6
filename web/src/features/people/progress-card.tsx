import { useState } from 'react'
import type { Organisation } from '#protocol/organisations.ts'
import { organisationProgress, type OrganisationProgress } from '#protocol/progress.ts'
import { formatCalendarDay, formatPercent } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Button } from '../../ui/button.tsx'
import { Progress } from '../../ui/progress.tsx'
import { GoalDialogOf } from '../indicators/goal-dialog-of.tsx'
import { isReached, shareOf } from './progress.rules.ts'
import type ru from './texts.ru.ts'
import { peopleTexts } from './texts.ts'
import styles from './progress-card.module.css'

/** A goal that an office above sets is told to that office only; so the card asks by itself, while it is seen. */
const askEveryMs = 120_000
/** The indicator whose goal stands here. */
const registration = 'staff_registered'

/** How many of the staff are inside and how long there is still time; beside it pupils and families. */
export function ProgressCard({ organisation }: { organisation: Pick<Organisation, 'id'> }) {
  const t = useTexts(peopleTexts).progress
  const [changing, setChanging] = useState(false)
  const { data } = useLoaded(organisationProgress, { organisationId: organisation.id }, { everyMs: askEveryMs })
  if (!data || data.organisations === 0) return null
  const { goal, staff } = data
  return (
    <section className={styles.card} aria-label={t.title}>
      <div className={styles.line}>
        <h2 className={styles.figure}>{t.staff(staff.registered, staff.total)}</h2>
        {goal && <p className={styles.time}>{t.daysLeft(goal.daysLeft)}</p>}
      </div>
      <Progress
        label={t.title}
        share={shareOf(staff)}
        tone={toneOf(data)}
        {...(goal ? { target: goal.percent / 100 } : {})}
      />
      <div className={styles.line}>
        <p className={styles.facts}>{factsOf(data, t)}</p>
        {data.maySetGoal && (
          <Button size="s" tone="plain" onClick={() => setChanging(true)}>
            {goal ? t.change : t.set}
          </Button>
        )}
      </div>
      <div className={styles.others}>
        {data.pupils && data.pupils.total > 0 && <Other label={t.pupils} share={data.pupils} />}
        {data.families && data.families.total > 0 && <Other label={t.families} share={data.families} />}
      </div>
      {changing && (
        <GoalDialogOf organisationId={organisation.id} code={registration} onClose={() => setChanging(false)} />
      )}
    </section>
  )
}

function Other({ label, share }: { label: string; share: { registered: number; total: number } }) {
  const t = useTexts(peopleTexts).status
  return (
    <div className={styles.other}>
      <span className={styles.facts}>{label}</span>
      <span className={styles.number}>{t.of(share.registered, share.total)}</span>
      <Progress label={label} share={shareOf(share)} />
    </div>
  )
}

function factsOf(
  { goal, staff, organisations, organisationsListed }: OrganisationProgress,
  t: (typeof ru)['progress'],
): string {
  const facts = [
    goal && t.goal(formatCalendarDay(goal.due), formatPercent(goal.percent / 100)),
    staff.onLeave > 0 && t.onLeave(staff.onLeave),
    staff.unlisted > 0 && t.unlisted(staff.unlisted),
    organisationsListed < organisations && t.listed(organisationsListed, organisations),
  ]
  return facts.filter(Boolean).join(' · ')
}

function toneOf({ goal, staff }: OrganisationProgress): 'accent' | 'attention' | 'success' {
  if (!goal) return 'accent'
  if (isReached(staff, goal.percent)) return 'success'
  return goal.daysLeft < 0 ? 'attention' : 'accent'
}
