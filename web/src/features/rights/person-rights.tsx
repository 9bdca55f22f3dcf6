import type { PersonBrief } from '#protocol/common.ts'
import type { Organisation } from '#protocol/organisations.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { IconChat, IconChevronRight, IconEye } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { sightRightsAddress, writingRightsAddress } from '../people/addresses.ts'
import { useRoleIn } from '../roster/my-roles.ts'
import { rightsTexts } from './texts.ts'
import styles from '../people/person-pane.module.css'

interface Props {
  person: PersonBrief
  organisation: Organisation
  me: string
}

/** From somebody's card to what they see and to whom they may write; for head and administrator. */
export function PersonRights({ person, organisation, me }: Props) {
  const t = useTexts(rightsTexts)
  const asks = useRoleIn(organisation.id, ['head', 'administrator'])
  if (!asks || person.id === me) return null
  return (
    <section className={styles.section}>
      <h3 className={styles.sectionTitle}>{t.section}</h3>
      <div className={styles.rows}>
        <ListRow
          wrap
          leading={<IconEye />}
          title={t.sees.link}
          href={sightRightsAddress(organisation.id, person.id)}
          trailing={<IconChevronRight />}
        />
        <ListRow
          wrap
          leading={<IconChat />}
          title={t.writing.link}
          href={writingRightsAddress(organisation.id, person.id)}
          trailing={<IconChevronRight />}
        />
      </div>
    </section>
  )
}
