import { useState } from 'react'
import { accountsOnThisDevice, switchSession, type ParkedAccount } from '#protocol/accounts.ts'
import { call } from '../../platform/api/call.ts'
import { Refusal } from '../../platform/api/refusal.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { refresh } from '../../platform/queries.ts'
import { signedIn } from '../../platform/store/index.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { PasswordField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.ts'
import { uiTexts } from '../../ui/texts.ts'
import { PasskeyButton } from '../accounts/passkey-button.tsx'
import { usePasskeysHere } from '../accounts/passkeys.ts'
import { useCountdown } from '../accounts/countdown.ts'
import { errorsOf, waitOf } from '../accounts/refused.ts'
import { accountTexts } from '../accounts/texts.ts'
import { WaitBanner } from '../accounts/wait-banner.tsx'
import { signInTexts } from './texts.ts'
import styles from './sign-in.module.css'

export interface SwitchFormProps {
  account: ParkedAccount
  onCancel: () => void
  onSwitched: () => void
}

/** Asks for the PIN, the password or a passkey of the account that waits. */
export function SwitchForm({ account, onCancel, onSwitched }: SwitchFormProps) {
  const t = useTexts(signInTexts)
  const a = useTexts(accountTexts)
  const u = useTexts(uiTexts)
  const { confirm } = a.passkey
  const passkeysHere = usePasskeysHere()
  const wait = useCountdown()
  const [asks, setAsks] = useState<'pin' | 'password'>(account.asks === 'pin' ? 'pin' : 'password')

  async function submit({ pin = '', password = '' }: Record<string, string>): Promise<FormErrors | void> {
    if (wait.seconds > 0) return
    if (asks === 'pin' && !/^\d{4,8}$/.test(pin)) return { fields: { pin: t.pinNeedsDigits } }
    try {
      const proof = asks === 'pin' ? { pin } : { password }
      await signedIn(() => call(switchSession, { sessionId: account.sessionId, ...proof }))
    } catch (failure) {
      if (failure instanceof Refusal && ['pin_burnt', 'session_not_here'].includes(failure.code)) {
        toast({ text: failure.message, durationMs: 15_000 })
        await refresh(accountsOnThisDevice)
        return onCancel()
      }
      const seconds = waitOf(failure)
      return seconds > 0 ? wait.start(seconds) : errorsOf(failure, { wrong_pin: 'pin', wrong_password: 'password' })
    }
    onSwitched()
  }

  return (
    <Form key={asks} onSubmit={submit} aria-label={t.switchTo(account.name)}>
      <div className={styles.person}>
        <Avatar id={account.personId} name={account.name} size={48} />
        <strong>{account.name}</strong>
      </div>
      {asks === 'pin' ? (
        <PasswordField
          name="pin"
          label={t.pin}
          hint={t.pinHint}
          autoComplete="off"
          inputMode="numeric"
          maxLength={8}
          autoFocus
          required
        />
      ) : (
        <PasswordField name="password" label={a.password} maxLength={200} autoFocus required />
      )}
      <WaitBanner wait={wait} />
      <FormActions>
        <SubmitButton aria-disabled={wait.seconds > 0}>{t.open}</SubmitButton>
        <Button onClick={onCancel}>{u.cancel}</Button>
      </FormActions>
      {account.passkey && passkeysHere && (
        <PasskeyButton
          label={confirm}
          onAnswer={async (passkey) => {
            await signedIn(() => call(switchSession, { sessionId: account.sessionId, passkey }))
            onSwitched()
          }}
        />
      )}
      {asks === 'pin' && (
        <Button tone="plain" onClick={() => setAsks('password')}>
          {t.pinForgotten}
        </Button>
      )}
    </Form>
  )
}
