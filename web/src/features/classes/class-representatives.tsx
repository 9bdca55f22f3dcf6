import { useTexts } from '../../platform/i18n/index.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { representativesAddress } from '../people/addresses.ts'
import { representativesTexts } from '../representatives/texts.ts'
import { useRoleIn } from '../roster/my-roles.ts'
import type { ClassView } from './class-page.tsx'
import styles from './classes.module.css'

/** From a class to who of its families signs consents; for head and administrator. */
export function ClassRepresentatives({ view: { class: row } }: { view: ClassView }) {
  const t = useTexts(representativesTexts)
  const may = useRoleIn(row.organisationId, ['head', 'administrator'])
  if (!may) return null
  return (
    <Card title={t.link}>
      <p className={styles.small}>{t.linkText}</p>
      <div className={styles.sub}>
        <ButtonLink wide href={representativesAddress(row.organisationId, row.id)}>
          {t.open}
        </ButtonLink>
      </div>
    </Card>
  )
}
