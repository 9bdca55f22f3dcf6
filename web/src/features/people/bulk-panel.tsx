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
          <Prints ids={work.invitationIds} main={state === 'done'} />
          <Button onClick={closeBulk}>{t.done}</Button>
        </div>
      )}
    </section>
  )
}

function Prints({ ids, main }: { ids: readonly string[]; main: boolean }) {
  const t = useTexts(peopleTexts).bulk
  const parts = printParts(ids, invitationsAtOnceMax)
  return parts.map((part, index) => (
    <ButtonLink
      key={part.from}
      href={codesAddress(part.ids)}
      icon={IconPrint}
      tone={main && index === 0 ? 'primary' : 'quiet'}
    >
      {parts.length === 1 ? t.print : t.printPart(part.from, part.to)}
    </ButtonLink>
  ))
}
