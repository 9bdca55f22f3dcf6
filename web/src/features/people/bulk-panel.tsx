import { invitationsAtOnceMax } from '#protocol/invitations.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { IconPrint } from '../../ui/icons.tsx'
import { Progress } from '../../ui/progress.tsx'
import { codesAddress } from './addresses.ts'
import { closeBulk, continueBulk } from './bulk.ts'
import { printParts, type BulkWork } from './bulk.rules.ts'
import { peopleTexts } from './texts.ts'
import styles from './bulk.module.css'

/** How far the work has come; afterwards what was done, for whom not and why, and the sheets to print. */
export function BulkPanel({ work }: { work: BulkWork }) {
  const t = useTexts(peopleTexts).bulk
  const { kind, people, done, count, leftOut, state, failure } = work
  const prints = printParts(work.invitationIds, invitationsAtOnceMax)
  return (
    <section className={styles.bar} aria-label={t.work[kind]}>
      <div className={styles.told} role="status">
        <p className={styles.count}>{state === 'running' ? t.running(done, people.length) : t.result[kind](count)}</p>
        {state === 'stopped' && <p>{t.stopped(failure, people.length - done)}</p>}
      </div>
      {state === 'running' && (
        <div className={styles.told}>
          <Progress label={t.work[kind]} share={done / people.length} />
        </div>
      )}
      {state !== 'running' && leftOut.length > 0 && (
        <details className={styles.told}>
          <summary>{t.leftOut(leftOut.length)}</summary>
          <ul className={styles.left}>
            {leftOut.map(({ person, why }) => (
              <li key={person.id}>
                {person.fullName}: {t.why[why]}
              </li>
            ))}
          </ul>
        </details>
      )}
      {state !== 'running' && (
        <div className={styles.acts}>
          {state === 'stopped' && (
            <Button tone="primary" onClick={() => void continueBulk(work)}>
              {t.goOn}
            </Button>
          )}
          {prints.length === 1 && (
            <ButtonLink
              href={codesAddress(work.invitationIds)}
              icon={IconPrint}
              tone={state === 'done' ? 'primary' : 'quiet'}
            >
              {t.print}
            </ButtonLink>
          )}
          <Button onClick={closeBulk}>{t.done}</Button>
        </div>
      )}
      {state !== 'running' && prints.length > 1 && (
        <div className={styles.told}>
          <p>{t.printParts}</p>
          <div className={styles.parts}>
            {prints.map(({ from, to, ids }) => (
              <ButtonLink key={from} size="s" href={codesAddress(ids)} aria-label={t.printPart(from, to)}>
                {`${from}–${to}`}
              </ButtonLink>
            ))}
          </div>
        </div>
      )}
    </section>
  )
}
