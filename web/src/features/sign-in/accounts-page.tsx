import { useState } from 'react'
import { useLocation } from 'wouter'
import { accountsOnThisDevice, switchSession, type ParkedAccount } from '#protocol/accounts.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { refresh, useLoaded } from '../../platform/queries.ts'
import { signedIn, useSession, type Me } from '../../platform/store/index.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { FormActions } from '../../ui/form.tsx'
import { IconChevronRight, IconPersonPlus } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.ts'
import { PlainPage } from '../accounts/plain-page.tsx'
import { errorsOf } from '../accounts/refused.ts'
import { SwitchForm } from './switch-form.tsx'
import { signInTexts } from './texts.ts'

/** `/accounts`: everybody who is signed in on this device; one press goes over to another. */
export function AccountsPage() {
  const t = useTexts(signInTexts)
  const session = useSession()
  const [chosen, choose] = useState<ParkedAccount>()
  const [, navigate] = useLocation()
  if (session.state !== 'signedIn') return null

  const open = () => navigate('/', { replace: true })

  async function openAtOnce(account: ParkedAccount) {
    try {
      await signedIn(() => call(switchSession, { sessionId: account.sessionId }))
    } catch (failure) {
      toast(errorsOf(failure).summary ?? t.accountsFailed)
      return refresh(accountsOnThisDevice)
    }
    open()
  }

  return (
    <PlainPage title={t.accountsTitle} lead={t.accountsLead} back="/me">
      {chosen ? (
        <SwitchForm account={chosen} onCancel={() => choose(undefined)} onSwitched={open} />
      ) : (
        <Accounts
          me={session.me}
          onChoose={(account) => (account.asks === 'nothing' ? void openAtOnce(account) : choose(account))}
        />
      )}
    </PlainPage>
  )
}

function Accounts({ me, onChoose }: { me: Me; onChoose: (account: ParkedAccount) => void }) {
  const t = useTexts(signInTexts)
  const parked = useLoaded(accountsOnThisDevice, {})
  return (
    <>
      <Card flush>
        <ListRow
          leading={<Avatar id={me.personId} name={me.fullName} size={48} />}
          title={me.fullName}
          text={t.here}
          href="/"
          wrap
        />
        {parked.data?.accounts.map((account) => (
          <AccountRow key={account.sessionId} account={account} onPress={() => onChoose(account)} />
        ))}
        {parked.isPending && <SkeletonRows rows={1} />}
      </Card>
      {parked.error && (
        <Banner
          tone="attention"
          title={t.accountsFailed}
          actions={<Button onClick={() => parked.refetch()}>{t.again}</Button>}
        />
      )}
      {me.ephemeral ? (
        <Banner>{t.ephemeralAlone}</Banner>
      ) : (
        <FormActions>
          <ButtonLink icon={IconPersonPlus} href="/sign-in?alongside">
            {t.addPerson}
          </ButtonLink>
        </FormActions>
      )}
    </>
  )
}

function AccountRow({ account, onPress }: { account: ParkedAccount; onPress: () => void }) {
  const t = useTexts(signInTexts)
  const asks = { nothing: t.asksNothing, pin: t.asksPin, password: t.asksPassword }[account.asks]
  return (
    <ListRow
      leading={<Avatar id={account.personId} name={account.name} size={48} />}
      title={account.name}
      text={account.passkey ? t.orPasskey(asks) : asks}
      trailing={<IconChevronRight />}
      onPress={onPress}
      wrap
    />
  )
}
