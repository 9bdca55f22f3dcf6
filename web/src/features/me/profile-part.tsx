import { useTexts } from '../../platform/i18n/index.ts'
import type { Me } from '../../platform/store/index.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Card } from '../../ui/card.tsx'
import { roleLines } from './roles.ts'
import { meTexts } from './texts.ts'
import { accountTexts } from '../accounts/texts.ts'
import styles from './me.module.css'

/** Name and roles as the organisation keeps them; nothing here can be typed. */
export function ProfilePart({ me }: { me: Me }) {
  const t = useTexts(meTexts)
  useTexts(accountTexts)
  const roles = roleLines(me)
  return (
    <>
      <div className={styles.person}>
        <Avatar id={me.personId} name={me.fullName} size={96} />
        <h2 className={styles.name}>{me.fullName}</h2>
      </div>
      <Card>
        <dl className={styles.facts}>
          <dt>{t.seenAs}</dt>
          <dd>{me.name}</dd>
          <dt>{t.roles}</dt>
          {roles.length === 0 && <dd>{t.noRoles}</dd>}
          {roles.map(({ role, organisation }) => (
            <dd key={role + organisation}>
              {role}
              {organisation && <span className={styles.quiet}> · {organisation}</span>}
            </dd>
          ))}
          <dt>{t.login}</dt>
          <dd>{me.login}</dd>
        </dl>
      </Card>
      <p className={styles.quiet}>{t.profileNote}</p>
    </>
  )
}
