import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { lookAtCode } from '#protocol/invitations.ts'
import { call } from '../../platform/api/call.ts'
import { Refusal } from '../../platform/api/refusal.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Form, SubmitButton } from '../../ui/form.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { inGroups, ticketOf } from '../accounts/code.ts'
import { CodeField, codeFaultText } from '../accounts/code-field.tsx'
import { useCountdown } from '../accounts/countdown.ts'
import { PlainLinks, PlainPage } from '../accounts/plain-page.tsx'
import { errorsOf, waitOf } from '../accounts/refused.ts'
import { WaitBanner } from '../accounts/wait-banner.tsx'
import type { Joining } from './joining.ts'
import { joinTexts } from './texts.ts'

export interface CodeStepProps {
  /** From the fragment: looked at without asking. */
  ticket: string | null
  step: string
  onLooked: (joining: Joining) => void
}

/** One field for the code; a QR or a link passes through here without a touch. */
export function CodeStep({ ticket, step, onLooked }: CodeStepProps) {
  const t = useTexts(joinTexts)
  const [looking, setLooking] = useState(ticket !== null)
  const [trouble, setTrouble] = useState<Trouble>()
  const [signs, setSigns] = useState('')
  const wait = useCountdown()

  async function look(held: string | null): Promise<void> {
    if (!held) return setTrouble({ text: t.codeNotLink })
    setTrouble(undefined)
    try {
      onLooked({ ticket: held, ...(await call(lookAtCode, { ticket: held })) })
    } catch (failure) {
      const seconds = waitOf(failure)
      if (seconds > 0) wait.start(seconds)
      else setTrouble(troubleOf(failure))
    }
  }

  const lookOnce = useRef(look)
  useEffect(() => {
    if (ticket !== null) void lookOnce.current(ticket).finally(() => setLooking(false))
  }, [ticket])

  if (looking) return <Looking />
  return (
    <PlainPage title={t.codeTitle} step={step} lead={t.codeLead}>
      {trouble && (
        <Banner tone="danger" title={trouble.text} summary>
          {trouble.ofCode && t.codeTroubleText}
        </Banner>
      )}
      <Form
        onSubmit={() => {
          if (wait.seconds > 0) return undefined
          const fault = codeFaultText(signs)
          return fault ? { fields: { code: fault } } : look(inGroups(signs))
        }}
      >
        <CodeField
          label={t.code}
          hint={t.codeHint}
          signs={signs}
          onChange={setSigns}
          onPasteLong={(text) => void look(ticketOf(text))}
        />
        <WaitBanner wait={wait} />
        <SubmitButton wide aria-disabled={wait.seconds > 0}>
          {t.next}
        </SubmitButton>
      </Form>
      <PlainLinks>
        <Link href="/sign-in">{t.haveAccount}</Link>
      </PlainLinks>
    </PlainPage>
  )
}

/** `ofCode`: it is the code that does not fit, and not the line or too many tries. */
type Trouble = { text: string; ofCode?: boolean }

function troubleOf(failure: unknown): Trouble {
  const text = errorsOf(failure).summary ?? ''
  return { text, ofCode: failure instanceof Refusal && failure.status !== 429 }
}

function Looking() {
  const t = useTexts(joinTexts)
  return (
    <PlainPage title={t.codeTitle}>
      <div role="status" aria-label={t.looking}>
        <SkeletonRows rows={2} />
      </div>
    </PlainPage>
  )
}
