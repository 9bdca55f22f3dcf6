import { useTexts } from '../../platform/i18n/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { clockOf, type Countdown } from './countdown.ts'
import { accountTexts } from './texts.ts'

/** Says how long to wait, counting down; nothing while there is nothing to wait for. */
export function WaitBanner({ wait }: { wait: Countdown }) {
  const t = useTexts(accountTexts)
  if (wait.seconds === 0) return null
  return (
    <Banner tone="attention" title={t.tooManyTries}>
      <span aria-hidden="true">{t.waitText(clockOf(wait.seconds))}</span>
      {/* Heard once: a number that changes every second must not be read out every second. */}
      <VisuallyHidden>{t.waitText(clockOf(wait.ofSeconds))}</VisuallyHidden>
    </Banner>
  )
}
