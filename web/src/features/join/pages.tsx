import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { InputOf } from '#protocol/contract.ts'
import { requestJoin } from '#protocol/invitations.ts'
import { call } from '../../platform/api/call.ts'
import { Refusal } from '../../platform/api/refusal.ts'
import { currentLanguage } from '../../platform/i18n/index.ts'
import { newId } from '../../platform/ids.ts'
import { signedIn, useSession } from '../../platform/store/index.ts'
import type { PageProps } from '../../routes.tsx'
import type { FormErrors } from '../../ui/form.tsx'
import { ticketOf } from '../accounts/code.ts'
import { useKeptValues, type KeptValues } from '../accounts/kept-values.ts'
import { personName } from '../accounts/name-fields.tsx'
import { errorsOf } from '../accounts/refused.ts'
import { CodeStep } from './code-step.tsx'
import { joiningOf, keepJoining, type Joining } from './joining.ts'
import { PasswordStep, type Account } from './password-step.tsx'
import { YouStep } from './you-step.tsx'

/** `/join#code` or a typed code → `/join/you` → `/join/password` → waiting. Whoever is signed in needs no password step. */
export function JoinPage({ pattern }: PageProps) {
  const kept = useKeptValues('join')
  const session = useSession()
  const [, navigate] = useLocation()
  const [ticket, forgetTicket] = useFragmentTicket()
  const me = session.state === 'signedIn' ? session.me : undefined
  const joining = joiningOf(kept)
  const steps = me ? 2 : 3

  if (pattern === '/join' || !joining) {
    return (
      <CodeStep
        key={ticket}
        ticket={ticket}
        steps={steps}
        onLooked={(found) => {
          keepJoining(kept, found)
          forgetTicket()
          navigate('/join/you', { replace: ticket !== null })
        }}
      />
    )
  }

  async function ask(account?: Account): Promise<FormErrors | void> {
    try {
      const send = () => call(requestJoin, requestOf(joining!, kept, account))
      await (account ? signedIn(send) : send())
    } catch (failure) {
      if (!(failure instanceof Refusal && failure.code === 'already_asked')) return errorsOf(failure)
    }
    kept.forget()
    navigate('/join/waiting', { replace: true })
  }

  if (pattern === '/join/password' && !me && kept.values['givenName']) {
    return <PasswordStep kept={kept} steps={steps} onDone={ask} />
  }
  return (
    <YouStep
      joining={joining}
      kept={kept}
      steps={steps}
      me={me}
      onDone={() => (me ? ask() : navigate('/join/password'))}
    />
  )
}

function requestOf(
  { ticket, kind }: Joining,
  kept: KeptValues,
  account: Account | undefined,
): InputOf<typeof requestJoin> {
  const { childFamilyName, childGivenName, kinship, ...own } = kept.values
  const child = { familyName: childFamilyName ?? '', givenName: childGivenName ?? '' }
  return {
    id: newId(),
    ticket,
    ...(kind === 'guardian' ? { child: personName(child), kinship: kinship as 'mother' } : {}),
    ...(account ? { name: personName(own), locale: currentLanguage(), ...account } : {}),
  }
}

/** What the link carried. Taken out of the address at once: it must not stay in the history of a shared computer. */
function useFragmentTicket(): [string | null, () => void] {
  const [ticket, setTicket] = useState(() => ticketOf(location.hash))
  useEffect(() => {
    const read = () => {
      const held = ticketOf(location.hash)
      if (!held) return
      setTicket(held)
      history.replaceState(history.state, '', location.pathname)
    }
    read()
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }, [])
  return [ticket, () => setTicket(null)]
}
