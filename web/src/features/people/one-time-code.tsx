import { useTexts } from '../../platform/i18n/index.ts'
import { formatDayTime } from '../../platform/i18n/format.ts'
import { Banner } from '../../ui/banner.tsx'
import { Stack } from '../../ui/card.tsx'
import { CopyField } from '../../ui/copy-field.tsx'
import { peopleTexts } from './texts.ts'
import styles from './people.module.css'

/** A code that restores access: seen once, read aloud or written down. */
export function OneTimeCode({ code, expiresAt }: { code: string; expiresAt: string }) {
  const t = useTexts(peopleTexts).reset
  return (
    <Stack>
      <p className={styles.code}>{code}</p>
      <CopyField label={t.code} labelHidden value={code} />
      <p className={styles.quiet}>{t.how}</p>
      <Banner tone="attention" title={t.once}>
        {t.until(formatDayTime(expiresAt))}
      </Banner>
    </Stack>
  )
}
