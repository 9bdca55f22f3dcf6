import { useCallback, useState } from 'react'
import type { Proof } from '#protocol/passkeys.ts'
import { Refusal } from '../../platform/api/refusal.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Stack } from '../../ui/card.tsx'
import { Form, FormActions, SubmitButton } from '../../ui/form.tsx'
import { PasswordField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.ts'
import { uiTexts } from '../../ui/texts.ts'
import { PasskeyButton } from '../accounts/passkey-button.tsx'
import { usePasskeysHere } from '../accounts/passkeys.ts'
import { errorsOf } from '../accounts/refused.ts'
import { accountTexts } from '../accounts/texts.ts'
import { WaitBanner } from '../accounts/wait-banner.tsx'
import { useGuarded } from '../me/use-guarded.ts'
import { waysInTexts } from './texts.ts'

type Act = (proof: Proof) => Promise<void>

/** Acts for which whoever signed in long ago proves who they are: `run` tries without, `asking` is drawn while it asks. */
export function useProven() {
  const [act, setAct] = useState<Act>()

  const run = useCallback(async (given: Act): Promise<void> => {
    try {
      await given({})
    } catch (failure) {
      if (failure instanceof Refusal && failure.code === 'proof_needed') setAct(() => given)
      else toast(errorsOf(failure).summary ?? texts(waysInTexts).failed)
    }
  }, [])

  return { run, asking: act && <ProofCard act={act} onDone={() => setAct(undefined)} /> }
}

function ProofCard({ act, onDone }: { act: Act; onDone: () => void }) {
  const t = useTexts(waysInTexts)
  const u = useTexts(uiTexts)
  const { confirm } = useTexts(accountTexts).passkey
  const passkeysHere = usePasskeysHere()
  const { wait, guarded } = useGuarded()

  async function prove(proof: Proof) {
    await act(proof)
    onDone()
  }

  return (
    <Card title={t.proveTitle}>
      <Stack>
        <p>{t.proveText}</p>
        <Form onSubmit={guarded({ wrong_password: 'current' }, ({ current = '' }) => prove({ password: current }))}>
          <PasswordField name="current" label={t.currentPassword} maxLength={200} autoFocus required />
          <WaitBanner wait={wait} />
          <FormActions>
            <SubmitButton>{t.confirm}</SubmitButton>
            <Button onClick={onDone}>{u.cancel}</Button>
          </FormActions>
          {passkeysHere && <PasskeyButton label={confirm} onAnswer={(passkey) => prove({ passkey })} />}
        </Form>
      </Stack>
    </Card>
  )
}
