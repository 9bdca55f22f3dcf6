import { useTexts } from '../../platform/i18n/index.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Card } from '../../ui/card.tsx'
import { IconBook, IconBuilding, IconSchool, IconSmile } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import type { Joining } from './joining.ts'
import { joinTexts } from './texts.ts'

/** The organisation that a code belongs to. */
export function Inviting({ organisation }: { organisation: Joining['organisation'] }) {
  const t = useTexts(joinTexts)
  const icon = { kindergarten: IconSmile, additional: IconBook, municipality: IconBuilding, region: IconBuilding }[
    organisation.kind as string
  ]
  return (
    <Card flush>
      <ListRow
        wrap
        leading={<Avatar id={organisation.name} name={organisation.shortName} icon={icon ?? IconSchool} size={48} />}
        title={organisation.shortName}
        text={organisation.name === organisation.shortName ? t.joins : organisation.name}
      />
    </Card>
  )
}
