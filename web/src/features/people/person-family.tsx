import { useLocation } from 'wouter'
import type { PersonCard } from '#protocol/roster.ts'
import type { Organisation } from '#protocol/organisations.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { IconClose } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { ChildGuardians } from '../roster/child-guardians.tsx'
import { useFormTeacherOf, useRoleIn } from '../roster/my-roles.ts'
import { untieThem } from '../roster/untie.ts'
import { personAddress } from './addresses.ts'
import { peopleTexts } from './texts.ts'
import { firstLetterUp } from './words.ts'
import styles from './person-pane.module.css'

type Relative = PersonCard['guardians'][number]

interface Props {
  card: PersonCard
  organisation: Organisation
  me: string
}

/** Guardians of a child, children of a guardian; managers and form teachers may untie them. */
export function PersonFamily({ card, organisation, me }: Props) {
  const t = useTexts(peopleTexts).person
  const learns = card.ties.filter(({ tie }) => tie.role === 'pupil')
  const administers = useRoleIn(organisation.id, ['head', 'deputy', 'administrator'])
  const teaches = useFormTeacherOf(learns.map(({ tie }) => tie.classId))
  // Whoever is of the family themselves decides nothing about it.
  const related = card.guardians.some(({ person }) => person.id === me)
  if (administers && !related && learns.some(({ organisationId }) => organisationId === organisation.id))
    return <ChildGuardians child={card.person} />
  const mayUntie = card.mayManage || teaches
  return (
    <>
      {(card.guardians.length > 0 || learns.length > 0) && (
        <section className={styles.section}>
          <h3 className={styles.sectionTitle}>{t.guardians}</h3>
          {card.guardians.length === 0 && <p className={styles.quiet}>{t.noGuardians}</p>}
          <Relatives
            relatives={card.guardians}
            untie={mayUntie ? ({ person }) => void untieThem(person, card.person) : undefined}
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
