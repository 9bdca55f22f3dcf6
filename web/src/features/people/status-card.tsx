import type { OrganisationKind } from '#protocol/accounts.ts'
import type { ClassKind } from '#protocol/classes.ts'
import type { Organisation } from '#protocol/organisations.ts'
import { classesNeeded, registeredNeeded } from '#protocol/organisations.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { IconAlert, IconCircleCheck } from '../../ui/icons.tsx'
import { Progress } from '../../ui/progress.tsx'
import { inviteAddress, newClassAddress, settingsAddress, tabAddress } from './addresses.ts'
import { nextStep } from './status.rules.ts'
import { tabLabels } from './tabs.ts'
import { peopleTexts } from './texts.ts'
import styles from './status-card.module.css'

export interface StatusCardProps {
  organisation: Organisation
  base: string
  /** Requests that wait for an answer here. */
  waiting: number
}

/** Active by the letter or not; when not, what is missing and the one button that mends it. */
export function StatusCard({ organisation, base, waiting }: StatusCardProps) {
  const t = useTexts(peopleTexts).status
  const { status } = organisation
  if (status.active) return <Active organisation={organisation} />
  return (
    <section className={styles.card} aria-label={t.inactive}>
      <h2 className={styles.title}>
        <IconAlert className={styles.attention} />
        {t.inactive}
      </h2>
      <p className={styles.rule}>{t.rule}</p>
      <div className={styles.measures}>
        <Measure label={t.registered} now={status.registered} needed={registeredNeeded} />
        <Measure label={tabLabels(organisation.kind).classes} now={status.classes} needed={classesNeeded} />
      </div>
      {!status.verified && (
        <p>
          <strong>{t.notVerified}</strong> {organisation.rights.oversee ? t.verifyHere : t.askToVerify}
        </p>
      )}
      <MendingButton organisation={organisation} base={base} waiting={waiting} />
    </section>
  )
}

function Active({ organisation: { kind, status } }: { organisation: Organisation }) {
  const t = useTexts(peopleTexts).status
  const classes = t.classCount[usualClass(kind)](status.classes)
  return (
    <section className={styles.active} aria-label={t.active}>
      <IconCircleCheck className={styles.success} />
      <h2 className={styles.activeTitle}>{t.active}</h2>
      <p className={styles.facts}>
        {t.activeText(status.registered, status.registeredStaff)} · {classes}
        {status.emptyClasses > 0 && ` (${t.empty(status.emptyClasses)})`}
      </p>
    </section>
  )
}

function Measure({ label, now, needed }: { label: string; now: number; needed: number }) {
  const t = useTexts(peopleTexts).status
  const done = now >= needed
  return (
    <div className={styles.measure}>
      <span className={styles.label}>{label}</span>
      <span className={styles.figure}>
        {done && <IconCircleCheck size={16} className={styles.success} />}
        {done ? now : t.of(now, needed)}
      </span>
      <Progress label={label} share={now / needed} tone={done ? 'success' : 'attention'} />
    </div>
  )
}

function MendingButton({ organisation, base, waiting }: StatusCardProps) {
  const t = useTexts(peopleTexts).status
  const { id, kind, heads, status, rights } = organisation
  const step = nextStep(status, {
    waiting,
    mayInviteHead: heads.length === 0 && rights.grant.includes('head'),
    mayVerify: rights.oversee,
  })
  switch (step.what) {
    case 'head':
      return (
        <>
          <p className={styles.rule}>{t.noHead}</p>
          <Mend href={`${inviteAddress(id)}?role=head`}>{t.head}</Mend>
        </>
      )
    case 'answer':
      return <Mend href={tabAddress(base, 'requests')}>{t.answer(step.count)}</Mend>
    case 'invite':
      return <Mend href={inviteAddress(id)}>{t.invite(step.missing)}</Mend>
    case 'class':
      return <Mend href={newClassAddress(id)}>{t.make[usualClass(kind)]}</Mend>
    case 'verify':
      return <Mend href={settingsAddress(id)}>{rights.oversee ? t.verify : t.papers}</Mend>
    case 'nothing':
      return null
  }
}

/** What an organisation of this kind mostly has. */
function usualClass(kind: OrganisationKind): Exclude<ClassKind, 'subject_group'> {
  return kind === 'kindergarten' ? 'kindergarten_group' : kind === 'additional' ? 'association' : 'class'
}

function Mend({ href, children }: { href: string; children: string }) {
  return (
    <div className={styles.mend}>
      <ButtonLink tone="primary" href={href}>
        {children}
      </ButtonLink>
    </div>
  )
}
