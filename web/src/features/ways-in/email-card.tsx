import { useState } from 'react'
import { confirmEmail, proposeEmail, removeEmail } from '#protocol/email.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { refreshMe, type Me } from '../../platform/store/index.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Stack } from '../../ui/card.tsx'
import { confirm } from '../../ui/confirm.ts'
import { Form, FormActions, SubmitButton } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.ts'
import { uiTexts } from '../../ui/texts.ts'
import { WaitBanner } from '../accounts/wait-banner.tsx'
import { useGuarded } from '../me/use-guarded.ts'
import { waysInTexts } from './texts.ts'
import { useProven } from './use-proven.tsx'
import styles from './ways-in.module.css'

type Proven = ReturnType<typeof useProven>['run']

/** One’s address for the day the password is forgotten; nothing where the server sends no mail. */
export function EmailCard({ me: { email } }: { me: Me }) {
  const t = useTexts(waysInTexts)
  const { run, asking } = useProven()
  const [changing, setChanging] = useState(false)
  if (!email) return null
  const { confirmed, waiting } = email

  async function remove() {
    if (!(await confirm({ title: t.emailRemoveTitle, text: t.emailRemoveText, action: t.emailRemove, danger: true })))
      return
    await run(async (proof) => {
      await call(removeEmail, proof)
      setChanging(false)
      toast(t.emailRemoved)
      await refreshMe()
    })
  }

  const asksAddress = changing || (!confirmed && !waiting)
  return (
    <>
      <Card title={t.email}>
        <Stack>
          <p className={styles.quiet}>{t.emailText}</p>
          {confirmed && <p>{t.emailIs(confirmed)}</p>}
          {asksAddress && (
            <AddressForm
              run={run}
              onSent={() => setChanging(false)}
              onCancel={changing && (() => setChanging(false))}
            />
          )}
          {waiting && !asksAddress && <CodeForm key={waiting} address={waiting} />}
          {!asksAddress && (
            <FormActions>
              <Button onClick={() => setChanging(true)}>{t.emailOther}</Button>
              {confirmed && (
                <Button tone="plain" onClick={() => void remove()}>
                  {t.emailRemove}
                </Button>
              )}
            </FormActions>
          )}
        </Stack>
      </Card>
      {asking}
    </>
  )
}

interface AddressFormProps {
  run: Proven
  onSent: () => void
  onCancel: false | (() => void)
}

function AddressForm({ run, onSent, onCancel }: AddressFormProps) {
  const t = useTexts(waysInTexts)
  const u = useTexts(uiTexts)

  async function send({ address = '' }: Record<string, string>) {
    const given = address.trim()
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(given)) return { fields: { address: t.emailWrong } }
    await run(async (proof) => {
      await call(proposeEmail, { address: given, ...proof })
      await refreshMe()
      onSent()
    })
    return undefined
  }

  return (
    <Form onSubmit={send} aria-label={t.email}>
      <TextField
        name="address"
        label={t.emailAddress}
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
        required
      />
      <FormActions>
        <SubmitButton tone="quiet">{t.emailSend}</SubmitButton>
        {onCancel && <Button onClick={onCancel}>{u.cancel}</Button>}
      </FormActions>
    </Form>
  )
}

function CodeForm({ address }: { address: string }) {
  const t = useTexts(waysInTexts)
  const { wait, guarded } = useGuarded()

  const submit = guarded({ email_code_wrong: 'code', email_code_over: 'code' }, async ({ code = '' }) => {
    await call(confirmEmail, { code })
    toast(t.emailConfirmed)
    await refreshMe()
  })

  return (
    <Form onSubmit={submit} aria-label={t.emailCode}>
      <p role="status">{t.emailSent(address)}</p>
      <TextField
        name="code"
        label={t.emailCode}
        hint={t.emailCodeHint}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={20}
        required
      />
      <WaitBanner wait={wait} />
      <FormActions>
        <SubmitButton>{t.emailConfirm}</SubmitButton>
      </FormActions>
    </Form>
  )
}
