import { useTexts } from '../../platform/i18n/index.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { tabAddress } from './addresses.ts'
import { giveCode, reopenAccount } from './person-acts.ts'
import { askPerson } from './person-dialogs.tsx'
import type { PersonMenuWork } from './person-menu.ts'
import { StateMark } from './state-mark.tsx'
import { peopleTexts } from './texts.ts'
import styles from './person-pane.module.css'

/** How the person comes in, and the act that is next: a code, an answer, a restored access. */
export function PersonAccess({ row, organisation, base, me }: PersonMenuWork) {
  const t = useTexts(peopleTexts)
  const { person, state, ties } = row
  const staff = ties.some(({ role }) => role !== 'pupil' && role !== 'guardian')
  const inside = state === 'joined' || state === 'awaits_consent'
  const invites = staff && organisation.rights.grant.length > 0
  return (
    <section className={styles.section}>
      <h3 className={styles.sectionTitle}>
        {t.person.access} <StateMark state={state} child={!staff} />
      </h3>
      {state !== 'joined' && (staff || state !== 'not_invited') && (
        <p className={styles.quiet}>{t.person.accessText[state]}</p>
      )}
      {person.id !== me && (
        <div className={styles.buttons}>
          {invites && (state === 'not_invited' || state === 'invited') && (
            <Button size="s" onClick={() => void giveCode(organisation.id, person.id)}>
              {state === 'invited' ? t.act.renewCode : t.act.giveCode}
            </Button>
          )}
          {state === 'waiting' && (
            <ButtonLink size="s" href={tabAddress(base, 'requests')}>
              {t.act.answer}
            </ButtonLink>
          )}
          {inside && (
            <Button size="s" onClick={() => askPerson('reset', person)}>
              {t.act.restore}
            </Button>
          )}
          {inside && (
            <Button size="s" onClick={() => askPerson('close', person)}>
              {t.act.close}
            </Button>
          )}
          {state === 'blocked' && (
            <Button size="s" onClick={() => void reopenAccount(person)}>
              {t.act.reopen}
            </Button>
          )}
        </div>
      )}
    </section>
  )
}
