import type { ReactNode } from 'react'
import { Refusal } from '../../platform/api/refusal.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { errorsOf } from '../accounts/refused.ts'
import { peopleTexts } from '../people/texts.ts'
import { oldChatTexts } from './texts.ts'

/** Why a table could not be sent or read, and what to press. */
export function Trouble({ error, onAgain, actions }: { error: unknown; onAgain: () => void; actions?: ReactNode }) {
  const t = useTexts(oldChatTexts).file
  return (
    <Banner
      tone="danger"
      title={errorsOf(error).summary ?? texts(peopleTexts).failed}
      summary
      actions={
        <>
          {!(error instanceof Refusal) && <Button onClick={onAgain}>{t.again}</Button>}
          {actions}
        </>
      }
    />
  )
}
