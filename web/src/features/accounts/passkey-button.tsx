import { useState, type MouseEvent } from 'react'
import type { PasskeyAnswer } from '#protocol/passkeys.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { IconFingerprint } from '../../ui/icons.tsx'
import { askPasskey } from './passkeys.ts'
import { errorsOf } from './refused.ts'

interface PasskeyButtonProps {
  label: string
  /** Told what the form around the button holds, as it stood when the button was pressed. */
  onAnswer: (answer: PasskeyAnswer, form: FormData) => Promise<void>
  wide?: boolean
}

/** Asks the device for a passkey; what goes wrong stands over the button. */
export function PasskeyButton({ label, onAnswer, wide = false }: PasskeyButtonProps) {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()

  async function press(event: MouseEvent<HTMLButtonElement>) {
    const form = new FormData(event.currentTarget.form ?? undefined)
    setFailure(undefined)
    setBusy(true)
    try {
      await onAnswer(await askPasskey(), form)
    } catch (error) {
      setFailure(errorsOf(error).summary)
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      {failure && (
        <Banner tone="danger" summary>
          {failure}
        </Banner>
      )}
      <Button icon={IconFingerprint} wide={wide} busy={busy} onClick={(event) => void press(event)}>
        {label}
      </Button>
    </>
  )
}
