import { useTexts } from '../../platform/i18n/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { invitationTexts } from './texts.ts'
import styles from './codes-page.module.css'

/** Codes are not printed with an insecure address: says what the operator does. */
export function NeedsAddress({ onAgain }: { onAgain: () => void }) {
  const t = useTexts(invitationTexts).sheets
  return (
    <Banner tone="attention" title={t.noAddress} actions={<Button onClick={onAgain}>{t.again}</Button>}>
      <p>{t.noAddressText}</p>
      <ol className={styles.steps}>
        {t.noAddressSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </Banner>
  )
}
