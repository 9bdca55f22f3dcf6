import { useEffect, useRef } from 'react'
import { useTexts } from '../../platform/i18n/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { clockOf, type Countdown } from './countdown.ts'
import { accountTexts } from './texts.ts'

/** Says how long to wait, counting down; nothing while there is nothing to wait for. */
export function WaitBanner({ wait }: { wait: Countdown }) {
  const t = useTexts(accountTexts)
  const box = useRef<HTMLDivElement>(null)
  const waiting = wait.seconds > 0
  useEffect(() => {
    if (waiting) box.current?.focus()
  }, [waiting])
  if (!waiting) return null
  return (
    <div ref={box} tabIndex={-1}>
      <Banner tone="attention" title={t.tooManyTries}>
        <span aria-hidden="true">{t.waitText(clockOf(wait.seconds))}</span>
        {/* Heard once: a number that changes every second must not be read out every second. */}
        <VisuallyHidden>{t.waitText(clockOf(wait.ofSeconds))}</VisuallyHidden>
      </Banner>
    </div>
  )
}
