import { useState } from 'react'
import { changePassword, setPin } from '#protocol/accounts.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { refreshMe, type Me } from '../../platform/store/index.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Stack } from '../../ui/card.tsx'
import { Form, FormActions, SubmitButton } from '../../ui/form.tsx'
import { PasswordField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.ts'
import { NewPasswordField } from '../accounts/new-password-field.tsx'
import { accountTexts } from '../accounts/texts.ts'
import { WaitBanner } from '../accounts/wait-banner.tsx'
import { pinFault } from './pin.ts'
import { meTexts } from './texts.ts'
import { useGuarded } from './use-guarded.ts'
import styles from './me.module.css'

/** Another password; a PIN for a device that several people use. */
export function PasswordPart({ me }: { me: Me }) {
  const [password, newPassword] = useRounds()
  const [pin, newPin] = useRounds()
  return (
    <>
      <PasswordForm key={`password ${password}`} me={me} onDone={newPassword} />
      <PinForm key={`pin ${pin}`} me={me} onDone={newPin} />
    </>
  )
}

function PasswordForm({ me, onDone }: { me: Me; onDone: () => void }) {
  const t = useTexts(meTexts)
  const a = useTexts(accountTexts)
  const { wait, guarded } = useGuarded()
  const first = !me.hasPassword

  const submit = guarded({ wrong_password: 'current' }, async ({ current = '', password = '' }) => {
    await call(changePassword, { newPassword: password, ...(first ? {} : { password: current }) })
    toast(first ? t.passwordSet : t.changed)
    onDone()
  })

  return (
    <Card title={first ? t.setPassword : t.changePassword}>
      <Form onSubmit={submit}>
        <LoginForManagers login={me.login} />
        {!first && <PasswordField name="current" label={t.currentPassword} maxLength={200} required />}
        <NewPasswordField label={a.newPassword} known={[me.login, ...me.fullName.split(' ')]} />
        <WaitBanner wait={wait} />
        <FormActions>
          <SubmitButton tone="quiet">{first ? t.setPassword : t.change}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}

function PinForm({ me, onDone }: { me: Me; onDone: () => void }) {
  const t = useTexts(meTexts)
  const [removing, setRemoving] = useState(false)
  const { wait, guarded } = useGuarded()

  const submit = guarded({ wrong_password: 'current' }, async ({ current = '', pin = '' }) => {
    const fault = removing ? null : pinFault(pin)
    if (fault) return { fields: { pin: { form: t.pinWrong, simple: t.pinSimple }[fault] } }
    await call(setPin, { password: current, pin: removing ? null : pin })
    await refreshMe()
    toast(removing ? t.pinRemoved : t.pinSaved)
    onDone()
  })

  return (
    <Card title={t.pin}>
      <Stack>
        <p className={styles.quiet}>
          {me.hasPin && `${t.pinIsSet} `}
          {t.pinText}
        </p>
        <Form key={String(removing)} onSubmit={submit}>
          <LoginForManagers login={me.login} />
          {!removing && (
            <PasswordField
              name="pin"
              label={t.newPin}
              hint={t.pinHint}
              autoComplete="off"
              inputMode="numeric"
              maxLength={8}
              required
            />
          )}
          <PasswordField name="current" label={t.currentPassword} maxLength={200} required />
          <WaitBanner wait={wait} />
          <FormActions>
            <SubmitButton tone="quiet">{removing ? t.removePin : me.hasPin ? t.changePin : t.setPin}</SubmitButton>
            {me.hasPin && (
              <Button tone="plain" onClick={() => setRemoving(!removing)}>
                {removing ? t.changePin : t.removePin}
              </Button>
            )}
          </FormActions>
        </Form>
      </Stack>
    </Card>
  )
}

/** Password managers want to know whose password it is. */
function LoginForManagers({ login }: { login: string }) {
  return <input type="text" autoComplete="username" value={login} readOnly hidden />
}

function useRounds(): [number, () => void] {
  const [round, setRound] = useState(0)
  return [round, () => setRound(round + 1)]
}
