import { texts, useTexts } from '../../platform/i18n/index.ts'
import { formatDayTime } from '../../platform/i18n/format.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Stack } from '../../ui/card.tsx'
import { copyText } from '../../ui/copy-field.tsx'
import { IconCopy } from '../../ui/icons.tsx'
import { toast } from '../../ui/toast.ts'
import { peopleTexts } from './texts.ts'
import styles from './people.module.css'

/** A code that restores access: seen once, read aloud or written down. */
export function OneTimeCode({ code, expiresAt }: { code: string; expiresAt: string }) {
  const t = useTexts(peopleTexts).reset
  return (
    <Stack>
      <p className={styles.code}>{code}</p>
      <Button icon={IconCopy} onClick={() => void copy(code)}>
        {t.copy}
      </Button>
      <p className={styles.quiet}>{t.how}</p>
      <Banner tone="attention" title={t.once}>
        {t.until(formatDayTime(expiresAt))}
      </Banner>
    </Stack>
  )
}

async function copy(code: string): Promise<void> {
  await copyText(code)
  toast(texts(peopleTexts).reset.copied)
}
