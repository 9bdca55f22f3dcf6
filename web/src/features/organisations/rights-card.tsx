import { useTexts } from '../../platform/i18n/index.ts'
import { Card } from '../../ui/card.tsx'
import { IconChat, IconChevronRight, IconEye } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { sightRightsAddress, writingRightsAddress } from '../people/addresses.ts'
import { rightsTexts } from '../rights/texts.ts'
import { useRoleIn } from '../roster/my-roles.ts'
import styles from './organisations.module.css'

/** The ways to «who may write to whom» and «what does this person see». */
export function RightsCard({ organisationId }: { organisationId: string }) {
  const t = useTexts(rightsTexts)
  const asks = useRoleIn(organisationId, ['head', 'administrator'])
  if (!asks) return null
  return (
    <Card title={t.section} flush>
      <p className={styles.rightsText}>{t.sectionText}</p>
      <ListRow
        wrap
        leading={<IconChat />}
        title={t.writing.title}
        href={writingRightsAddress(organisationId)}
        trailing={<IconChevronRight />}
      />
      <ListRow
        wrap
        leading={<IconEye />}
        title={t.sees.title}
        href={sightRightsAddress(organisationId)}
        trailing={<IconChevronRight />}
      />
    </Card>
  )
}
