import type { PersonCard } from '#protocol/roster.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { IconBuilding, IconSchool } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { accountTexts } from '../accounts/texts.ts'
import { classAddress } from './addresses.ts'
import { peopleTexts } from './texts.ts'
import { firstLetterUp } from './words.ts'
import styles from './person-pane.module.css'

type Tie = PersonCard['ties'][number]

/** What the person is and where: classes, and posts in other organisations. */
export function PersonRoles({ ties }: { ties: readonly Tie[] }) {
  const t = useTexts(peopleTexts).person
  if (ties.length === 0) return null
  return (
    <section className={styles.section}>
      <h3 className={styles.sectionTitle}>{t.roles}</h3>
      <div className={styles.rows}>
        {ties.map((one) => (
          <TieRow key={`${one.organisationId}${one.tie.role}${one.tie.classId}${one.tie.childId}`} {...one} />
        ))}
      </div>
    </section>
  )
}

function TieRow({ tie, organisationShortName }: Tie) {
  const roles = useTexts(accountTexts).roles
  const Glyph = tie.classId ? IconSchool : IconBuilding
  return (
    <ListRow
      wrap
      leading={<Glyph />}
      title={firstLetterUp(tie.position || roles[tie.role])}
      text={[tie.className, organisationShortName].filter(Boolean).join(' · ')}
      {...(tie.classId ? { href: classAddress(tie.classId) } : {})}
    />
  )
}
