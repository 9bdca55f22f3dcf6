import type { Organisation } from '#protocol/organisations.ts'
import { formatDay } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Chip } from '../../ui/badge.tsx'
import { IconSeal } from '../../ui/icons.tsx'
import { organisationTexts } from './texts.ts'

/** «Проверено: Аида Камилевна, 23 ноября, пн», or that nobody has. */
export function VerifiedMark({ verified }: Pick<Organisation, 'verified'>) {
  const t = useTexts(organisationTexts).profile
  if (!verified) return <Chip>{t.notVerified}</Chip>
  return (
    <Chip icon={IconSeal} tone="success">
      {t.verified(verified.by?.name ?? '', formatDay(verified.at))}
    </Chip>
  )
}
