import { useState } from 'react'
import { accountChanged } from '#protocol/accounts.ts'
import {
  addPasskey,
  listPasskeys,
  proposePasskey,
  removePasskey,
  renamePasskey,
  type Passkey,
  type Proof,
} from '#protocol/passkeys.ts'
import { call } from '../../platform/api/call.ts'
import { formatDay, formatDayTime } from '../../platform/i18n/format.ts'
import { useLanguage, useTexts } from '../../platform/i18n/index.ts'
import { refresh, useLoaded, useRefreshOn } from '../../platform/queries.ts'
import type { Me } from '../../platform/store/index.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Stack } from '../../ui/card.tsx'
import { confirm } from '../../ui/confirm.ts'
import { Form, FormActions, SubmitButton } from '../../ui/form.tsx'
import { IconEdit, IconFingerprint, IconTrash } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Menu } from '../../ui/menu-button.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.ts'
import { uiTexts } from '../../ui/texts.ts'
import { makePasskey, usePasskeysHere } from '../accounts/passkeys.ts'
import { LoadFailed } from '../me/load-failed.tsx'
import { waysInTexts } from './texts.ts'
import { useProven } from './use-proven.tsx'
import styles from './ways-in.module.css'

/** What is being named: a new passkey, or one that is there. */
type Naming = Passkey | 'new' | undefined

/** One’s passkeys: added on this device, renamed, removed. */
export function PasskeysCard({ me }: { me: Me }) {
  const t = useTexts(waysInTexts)
  const here = usePasskeysHere()
  const { data, error, refetch } = useLoaded(listPasskeys, {})
  useRefreshOn([accountChanged], [listPasskeys])
  const [naming, setNaming] = useState<Naming>()
  const { run, asking } = useProven()

  async function add(name: string) {
    await run(async (proof) => {
      const passkey = await makePasskey(await call(proposePasskey, proof), me.fullName)
      await call(addPasskey, { passkey, name })
      setNaming(undefined)
      toast(t.added)
      await refresh(listPasskeys)
    })
  }

  async function rename(passkeyId: string, name: string) {
    await call(renamePasskey, { passkeyId, name })
    setNaming(undefined)
    await refresh(listPasskeys)
  }

  async function remove({ id: passkeyId, name }: Passkey) {
    if (!(await confirm({ title: t.removeTitle(name), text: t.removeText, action: t.remove, danger: true }))) return
    await run(async (proof: Proof) => {
      await call(removePasskey, { passkeyId, ...proof })
      toast(t.removed)
      await refresh(listPasskeys)
    })
  }

  if (error && !data) return <LoadFailed error={error} onAgain={() => void refetch()} />
  return (
    <>
      <Card title={t.passkeys}>
        <Stack>
          <p className={styles.quiet}>{t.passkeysText}</p>
          <div className={styles.rows}>
            {data?.passkeys.map((passkey) => (
              <PasskeyRow
                key={passkey.id}
                passkey={passkey}
                onRename={() => setNaming(passkey)}
                onRemove={() => void remove(passkey)}
              />
            ))}
            {!data && <SkeletonRows rows={1} />}
          </div>
          {naming && (
            <NameForm
              key={naming === 'new' ? 'new' : naming.id}
              naming={naming}
              onName={(name) => (naming === 'new' ? add(name) : rename(naming.id, name))}
              onCancel={() => setNaming(undefined)}
            />
          )}
          {data && !here && <p className={styles.quiet}>{t.passkeysNotHere}</p>}
          {data && here && !naming && (
            <FormActions>
              <Button icon={IconFingerprint} onClick={() => setNaming('new')}>
                {t.add}
              </Button>
            </FormActions>
          )}
        </Stack>
      </Card>
      {asking}
    </>
  )
}

interface PasskeyRowProps {
  passkey: Passkey
  onRename: () => void
  onRemove: () => void
}

function PasskeyRow({ passkey: { name, madeAt, usedAt }, onRename, onRemove }: PasskeyRowProps) {
  const t = useTexts(waysInTexts)
  useLanguage()
  const items = [
    { label: t.rename, icon: IconEdit, onSelect: onRename },
    { label: t.remove, icon: IconTrash, danger: true, onSelect: onRemove },
  ]
  return (
    <ListRow
      wrap
      leading={<IconFingerprint size={24} />}
      title={name}
      text={[t.made(formatDay(madeAt)), usedAt ? t.used(formatDayTime(usedAt)) : t.neverUsed].join(' · ')}
      trailing={<Menu label={t.more(name)} menu={() => ({ items })} />}
    />
  )
}

interface NameFormProps {
  naming: Passkey | 'new'
  onName: (name: string) => Promise<void>
  onCancel: () => void
}

function NameForm({ naming, onName, onCancel }: NameFormProps) {
  const t = useTexts(waysInTexts)
  const u = useTexts(uiTexts)
  const isNew = naming === 'new'
  const suggested = matchMedia('(pointer: coarse)').matches ? t.phone : t.computer
  return (
    <Form onSubmit={({ name = '' }) => onName(name)} aria-label={t.name}>
      <TextField
        name="name"
        label={t.name}
        hint={t.nameHint}
        defaultValue={isNew ? suggested : naming.name}
        autoComplete="off"
        pattern=".*\S.*"
        maxLength={60}
        autoFocus
        required
      />
      <FormActions>
        <SubmitButton>{isNew ? t.addHere : t.save}</SubmitButton>
        <Button onClick={onCancel}>{u.cancel}</Button>
      </FormActions>
    </Form>
  )
}
