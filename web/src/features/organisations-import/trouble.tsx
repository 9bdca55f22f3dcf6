import type { ReactNode } from 'react'
import { Refusal } from '../../platform/api/refusal.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { errorsOf } from '../accounts/refused.ts'
import { peopleTexts } from '../people/texts.ts'
import { organisationsImportTexts } from './texts.ts'

/** Refusals that end by themselves. */
const mayPass = new Set(['too_many', 'imports_busy'])

/** Why a file could not be sent or read, and what to press. */
export function Trouble({ error, onAgain, actions }: { error: unknown; onAgain: () => void; actions?: ReactNode }) {
  const t = useTexts(organisationsImportTexts)
  return (
    <Banner
      tone="danger"
      title={sentenceOf(error)}
      summary
      actions={
        <>
          {(!(error instanceof Refusal) || mayPass.has(error.code)) && <Button onClick={onAgain}>{t.again}</Button>}
          {actions}
        </>
      }
    />
  )
}

function sentenceOf(error: unknown): string {
  return errorsOf(error).summary ?? texts(peopleTexts).failed
}
