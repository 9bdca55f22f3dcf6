import { useLocation } from 'wouter'
import { removeGuardian, type PersonCard } from '#protocol/roster.ts'
import type { PersonBrief } from '#protocol/common.ts'
import { call } from '../../platform/api/call.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { confirm } from '../../ui/confirm.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { IconClose } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { act } from './acting.ts'
import { personAddress } from './addresses.ts'
import { refreshPeople } from './live.ts'
import { peopleTexts } from './texts.ts'
import { firstLetterUp } from './words.ts'
import styles from './person-pane.module.css'

type Relative = PersonCard['guardians'][number]

/** Guardians of a child, children of a guardian; managers and form teachers may untie them. */
export function PersonFamily({ card }: { card: PersonCard }) {
  const t = useTexts(peopleTexts).person
  const pupil = card.ties.some(({ tie }) => tie.role === 'pupil')
  return (
    <>
      {(card.guardians.length > 0 || pupil) && (
        <section className={styles.section}>
          <h3 className={styles.sectionTitle}>{t.guardians}</h3>
          {card.guardians.length === 0 && <p className={styles.quiet}>{t.noGuardians}</p>}
          <Relatives
            relatives={card.guardians}
            untie={card.mayManage ? ({ person }) => void untieThem(person, card.person) : undefined}
          />
        </section>
      )}
      {card.children.length > 0 && (
        <section className={styles.section}>
          <h3 className={styles.sectionTitle}>{t.children}</h3>
          <Relatives
            relatives={card.children}
            untie={card.mayManage ? ({ person }) => void untieThem(card.person, person) : undefined}
          />
        </section>
      )}
    </>
  )
}

function Relatives({
  relatives,
  untie,
}: {
  relatives: readonly Relative[]
  untie: ((one: Relative) => void) | undefined
}) {
  const t = useTexts(peopleTexts)
  const [location] = useLocation()
  return (
    <div className={styles.rows}>
      {relatives.map((relative) => (
        <ListRow
          key={relative.person.id}
          wrap
          leading={<Avatar id={relative.person.id} name={relative.person.name} />}
          title={relative.person.fullName}
          text={firstLetterUp(t.kinships[relative.kinship])}
          href={personAddress(location, relative.person.id)}
          trailing={
            untie && (
              <IconButton
                icon={IconClose}
                size="s"
                label={t.person.untie(relative.person.fullName)}
                onClick={() => untie(relative)}
              />
            )
          }
        />
      ))}
    </div>
  )
}

/** Asks first: the adult leaves the chats of the class at once. */
export async function untieThem(guardian: PersonBrief, child: PersonBrief): Promise<void> {
  const t = texts(peopleTexts).person
  const title = t.untieTitle(guardian.fullName, child.fullName)
  if (!(await confirm({ title, text: t.untieText, action: t.untieAct, danger: true }))) return
  await act(() => call(removeGuardian, { childId: child.id, guardianId: guardian.id }), t.untied)
  await refreshPeople()
}
