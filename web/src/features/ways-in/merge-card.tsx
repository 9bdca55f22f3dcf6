import { useState } from 'react'
import { mergeAccounts, proveOtherAccount, type MergeSide } from '#protocol/merging.ts'
import type { InputOf, OutputOf } from '#protocol/contract.ts'
import { call } from '../../platform/api/call.ts'
import { Refusal } from '../../platform/api/refusal.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { refreshMe } from '../../platform/store/index.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Stack } from '../../ui/card.tsx'
import { Form, FormActions, SubmitButton } from '../../ui/form.tsx'
import { PasswordField, TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.ts'
import { uiTexts } from '../../ui/texts.ts'
import { FactorCodeField } from '../accounts/factor-key.tsx'
import { PasskeyButton } from '../accounts/passkey-button.tsx'
import { usePasskeysHere } from '../accounts/passkeys.ts'
import { accountTexts } from '../accounts/texts.ts'
import { WaitBanner } from '../accounts/wait-banner.tsx'
import { useGuarded } from '../me/use-guarded.ts'
import { waysInTexts } from './texts.ts'
import { useProven } from './use-proven.tsx'
import styles from './ways-in.module.css'

type Preview = OutputOf<typeof proveOtherAccount>

/** Two accounts of one person: sign in to the other here, see what will come together, and make them one. */
export function MergeCard() {
  const t = useTexts(waysInTexts)
  const [step, setStep] = useState<'closed' | 'other' | Preview>('closed')
  const { run, asking } = useProven()
  const close = () => setStep('closed')

  async function merge({ other }: Preview) {
    await run(async (proof) => {
      await call(mergeAccounts, { other, ...proof })
      close()
      toast(t.merged)
      await refreshMe()
    })
  }

  return (
    <>
      <Card title={t.merge}>
        <Stack>
          <p className={styles.quiet}>{t.mergeText}</p>
          {step === 'closed' ? (
            <FormActions>
              <Button onClick={() => setStep('other')}>{t.mergeBegin}</Button>
            </FormActions>
          ) : step === 'other' ? (
            <OtherForm onShown={setStep} onCancel={close} />
          ) : (
            <PreviewPart preview={step} onMerge={() => merge(step)} onCancel={close} />
          )}
        </Stack>
      </Card>
      {asking}
    </>
  )
}

interface OtherFormProps {
  onShown: (preview: Preview) => void
  onCancel: () => void
}

/** Signing in to the other account, without leaving this one. */
function OtherForm({ onShown, onCancel }: OtherFormProps) {
  const t = useTexts(waysInTexts)
  const u = useTexts(uiTexts)
  const a = useTexts(accountTexts)
  const passkeysHere = usePasskeysHere()
  const { wait, guarded } = useGuarded()
  const [needs, setNeeds] = useState<'code' | 'passkey'>()

  const show = async (given: InputOf<typeof proveOtherAccount>) => onShown(await call(proveOtherAccount, given))
  const typed = (form: FormData) => {
    const text = (name: string) => [form.get(name)].filter((value) => typeof value === 'string').join('')
    const login = text('login').trim()
    return needs && login ? { login, password: text('password') } : {}
  }

  const submit = guarded({ second_factor_wrong: 'code' }, async ({ login = '', password = '', code }) => {
    try {
      await show({ login: login.trim(), password, ...(code ? { code } : {}) })
    } catch (failure) {
      const refused = failure instanceof Refusal ? failure.code : ''
      if (refused === 'second_factor_needed') return setNeeds('code')
      if (refused === 'passkey_needed') setNeeds('passkey')
      throw failure
    }
  })

  return (
    <Form onSubmit={submit} aria-label={t.merge}>
      <TextField
        name="login"
        label={t.otherLogin}
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        maxLength={200}
        autoFocus
        required
      />
      <PasswordField name="password" label={t.otherPassword} autoComplete="off" maxLength={200} required />
      {needs === 'code' && <FactorCodeField paper autoFocus />}
      <WaitBanner wait={wait} />
      <FormActions>
        <SubmitButton aria-disabled={wait.seconds > 0}>{t.mergeLook}</SubmitButton>
        <Button onClick={onCancel}>{u.cancel}</Button>
      </FormActions>
      {passkeysHere && (
        <PasskeyButton
          label={needs ? a.passkey.confirm : t.otherPasskey}
          onAnswer={(passkey, form) => show({ passkey, ...typed(form) })}
        />
      )}
    </Form>
  )
}

interface PreviewPartProps {
  preview: Preview
  onMerge: () => Promise<void>
  onCancel: () => void
}

function PreviewPart({ preview: { stays, ends, archived }, onMerge, onCancel }: PreviewPartProps) {
  const t = useTexts(waysInTexts)
  const u = useTexts(uiTexts)
  return (
    <Form onSubmit={onMerge} aria-label={t.merge}>
      <div className={styles.sides}>
        <Side title={t.stays} side={stays} />
        <Side title={t.ends} side={ends} />
      </div>
      <p>{t.mergeWill(ends.login)}</p>
      {archived > 0 && <p>{t.mergeArchived(archived)}</p>}
      <FormActions>
        <SubmitButton tone="danger">{t.mergeDo}</SubmitButton>
        <Button onClick={onCancel}>{u.cancel}</Button>
      </FormActions>
    </Form>
  )
}

function Side({ title, side: { login, fullName, ties, chats, messages } }: { title: string; side: MergeSide }) {
  const t = useTexts(waysInTexts)
  const { roles } = useTexts(accountTexts)
  return (
    <section className={styles.side}>
      <h3>{title}</h3>
      <strong>{fullName}</strong>
      <span>{login}</span>
      {ties.length === 0 && <span className={styles.quiet}>{t.noTies}</span>}
      {ties.map(({ role, place }) => (
        <span key={role + place}>
          {roles[role]} · {place}
        </span>
      ))}
      <span className={styles.quiet}>{t.holds(chats, messages)}</span>
    </section>
  )
}
