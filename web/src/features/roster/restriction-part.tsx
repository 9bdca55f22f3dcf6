import { liftRestriction, type ChildGuardian } from '#protocol/roster.ts'
import { call } from '../../platform/api/call.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { confirm } from '../../ui/confirm.ts'
import { act } from '../people/acting.ts'
import { refreshPeople } from '../people/live.ts'
import { firstLetterUp } from '../people/words.ts'
import { termText } from './term.ts'
import { rosterTexts } from './texts.ts'
import styles from './roster.module.css'

/** Is the guardian kept away from the child, by which document and until when. */
export function RestrictionPart({ guardian, onRestrict }: { guardian: ChildGuardian; onRestrict: () => void }) {
  const t = useTexts(rosterTexts).restriction
  const { restriction } = guardian
  return (
    <section className={styles.part}>
      <h3 className={styles.legend}>{t.title}</h3>
      {restriction ? (
        <Banner tone={restriction.stands ? 'danger' : 'attention'} title={restriction.stands ? t.stands : t.ahead}>
          <p>{firstLetterUp(termText(restriction))}</p>
          <p className={styles.document}>{restriction.document}</p>
        </Banner>
      ) : (
        <p className={styles.quiet}>{t.none}</p>
      )}
      <div className={styles.buttons}>
        <Button size="s" onClick={onRestrict}>
          {restriction ? t.change : t.restrict}
        </Button>
        {restriction && (
          <Button size="s" onClick={() => void lift(guardian)}>
            {t.lift}
          </Button>
        )}
      </div>
    </section>
  )
}

async function lift({ person, restriction }: ChildGuardian): Promise<void> {
  if (!restriction) return
  const t = texts(rosterTexts).restriction
  if (!(await confirm({ title: t.liftTitle(person.fullName), text: t.liftText, action: t.lift }))) return
  await act(() => call(liftRestriction, { restrictionId: restriction.id }), t.lifted)
  await refreshPeople()
}
