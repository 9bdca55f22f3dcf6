import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { lookAtCode } from '#protocol/invitations.ts'
import { call } from '../../platform/api/call.ts'
import { Refusal } from '../../platform/api/refusal.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Form, SubmitButton, type FormErrors } from '../../ui/form.tsx'
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
  steps: number
  onLooked: (joining: Joining) => void
}

/** One field for the code; a QR or a link passes through here without a touch. */
export function CodeStep({ ticket, steps, onLooked }: CodeStepProps) {
  const t = useTexts(joinTexts)
  const [looking, setLooking] = useState(ticket !== null)
  const [trouble, setTrouble] = useState<FormErrors>({})
  const [signs, setSigns] = useState('')
  const wait = useCountdown()

  async function look(held: string): Promise<FormErrors | void> {
    try {
      const found = await call(lookAtCode, { ticket: held })
      onLooked({ ticket: held, ...found })
    } catch (failure) {
      const seconds = waitOf(failure)
      if (seconds > 0) return wait.start(seconds)
      return errorsOf(failure, failure instanceof Refusal && failure.status !== 429 ? { [failure.code]: 'code' } : {})
    }
  }

  const lookOnce = useRef(look)
  useEffect(() => {
    if (ticket === null) return
    void lookOnce.current(ticket).then((errors) => {
      setLooking(false)
      if (errors) setTrouble(errors)
    })
  }, [ticket])

  if (looking) return <Looking />
  const message = trouble.summary ?? trouble.fields?.['code']
  return (
    <PlainPage title={t.codeTitle} step={t.step(1, steps)} lead={t.codeLead}>
      {message && (
        <Banner tone="danger" title={message} summary>
          {t.codeTroubleText}
        </Banner>
      )}
      <Form
        onSubmit={() => {
          if (wait.seconds > 0) return
          const fault = codeFaultText(signs)
          if (fault) return { fields: { code: fault } }
          setTrouble({})
          return look(inGroups(signs))
        }}
      >
        <CodeField
          label={t.code}
          hint={t.codeHint}
          signs={signs}
          onChange={setSigns}
          onPasteLong={(text) => {
            const held = ticketOf(text)
            if (!held) return setTrouble({ summary: t.codeNotLink })
            void look(held).then((errors) => errors && setTrouble(errors))
          }}
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
