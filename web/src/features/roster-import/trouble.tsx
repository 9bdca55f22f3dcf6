import type { ReactNode } from 'react'
import { Refusal } from '../../platform/api/refusal.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { importTexts } from './texts.ts'

interface Props {
  error: unknown
  /** Without an answer asking again may help. */
  onAgain: () => void
  actions?: ReactNode
}

/** Refusals that end by themselves. */
const mayPass = new Set(['too_many', 'imports_busy'])

/** Why the file could not be read, in words of this page where the server's speak of the command line. */
export function Trouble({ error, onAgain, actions }: Props) {
  const t = useTexts(importTexts)
  if (!(error instanceof Refusal)) {
    return (
      <Banner
        tone="attention"
        title={t.problems.noLine}
        actions={<Button onClick={onAgain}>{t.again}</Button>}
        summary
      />
    )
  }
  const own = t.problems[error.code as keyof typeof t.problems] as string | undefined
  return (
    <Banner
      tone="danger"
      title={own ?? error.message}
      actions={
        <>
          {mayPass.has(error.code) && <Button onClick={onAgain}>{t.again}</Button>}
          {actions}
        </>
      }
      summary
    />
  )
}
