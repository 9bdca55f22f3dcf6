import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { InputOf } from '#protocol/contract.ts'
import { requestJoin } from '#protocol/invitations.ts'
import type { Relation } from '#protocol/roster.ts'
import { call } from '../../platform/api/call.ts'
import { Refusal } from '../../platform/api/refusal.ts'
import { currentLanguage, useTexts } from '../../platform/i18n/index.ts'
import { newId } from '../../platform/ids.ts'
import { refreshMe, signedIn, useSession } from '../../platform/store/index.ts'
import type { PageProps } from '../../routes.tsx'
import type { FormErrors } from '../../ui/form.tsx'
import { ticketOf } from '../accounts/code.ts'
import { useKeptValues, type KeptValues } from '../accounts/kept-values.ts'
import { personName } from '../accounts/name-fields.tsx'
import { errorsOf } from '../accounts/refused.ts'
import { BirthdayStep } from './birthday-step.tsx'
import { ClaimStep } from './claim-step.tsx'
import { CodeStep } from './code-step.tsx'
import { claimedBy, joiningOf, keepJoining, type Joining } from './joining.ts'
import { PasswordStep, type Account } from './password-step.tsx'
import { joinTexts } from './texts.ts'
import { YouStep } from './you-step.tsx'

/**
 * `/join#code` or a typed code → `/join/you` → `/join/password` → waiting. A code from a child's sheet asks for the birthday
 * first (`/join/birthday`); whom it was issued for is inside after the password. Whoever is signed in needs no password.
 */
export function JoinPage({ pattern }: PageProps) {
  const t = useTexts(joinTexts)
  const kept = useKeptValues('join')
  const session = useSession()
  const [, navigate] = useLocation()
  const [ticket, forgetTicket] = useFragmentTicket()
  const me = session.state === 'signedIn' ? session.me : undefined
  const joining = joiningOf(kept)

  if (pattern === '/join' || !joining) {
    return (
      <CodeStep
        key={ticket}
        ticket={ticket}
        step={t.step(1, me ? 2 : 3)}
        onLooked={(found) => {
          keepJoining(kept, found)
          kept.set('someoneElse', '')
          forgetTicket()
          navigate(found.asks ? '/join/birthday' : '/join/you', { replace: ticket !== null })
        }}
      />
    )
  }

  async function ask(account?: Account): Promise<FormErrors | void> {
    let inside = false
    try {
      const send = async () => {
        inside = (await call(requestJoin, requestOf(joining!, kept, account))).state === 'approved'
      }
      await (account ? signedIn(send) : send())
      if (inside && !account) await refreshMe()
    } catch (failure) {
      if (!(failure instanceof Refusal && failure.code === 'already_asked')) return errorsOf(failure)
    }
    kept.forget()
    navigate(inside ? '/' : '/join/waiting', { replace: true })
  }

  const { proven } = joining
  const who = claimedBy(joining, kept)
  const steps = (joining.asks ? 3 : 2) + (me || who ? 0 : 1)
  if (joining.asks && (pattern === '/join/birthday' || !proven)) {
    return (
      <BirthdayStep
        joining={joining}
        step={t.step(2, joining.kind === 'pupil' ? 3 : steps)}
        onProven={(known) => {
          keepJoining(kept, { ...joining, proven: known })
          navigate('/join/you')
        }}
      />
    )
  }
  if (proven && who) {
    const claim = { joining, proven, who, kept, me }
    return <ClaimStep {...claim} step={t.step(3, 3)} onDone={ask} />
  }
  if (pattern === '/join/password' && !me && kept.values['givenName']) {
    return <PasswordStep kept={kept} step={t.step(steps, steps)} onDone={ask} />
  }
  return (
    <YouStep
      joining={joining}
      kept={kept}
      step={t.step(joining.asks ? 3 : 2, steps)}
      me={me}
      onDone={() => (me ? ask() : navigate('/join/password'))}
    />
  )
}

function requestOf(joining: Joining, kept: KeptValues, account?: Account): InputOf<typeof requestJoin> {
  const { ticket, kind, proven } = joining
  const { childFamilyName, childGivenName, kinship, relation, ...own } = kept.values
  const common = {
    ...{ id: newId(), ticket },
    ...(proven ? { birthday: proven.birthday } : {}),
    ...(account ? { locale: currentLanguage(), ...account } : {}),
    ...(kind === 'guardian' && relation ? { relation: relation as Relation } : {}),
  }
  if (claimedBy(joining, kept)) return common
  const child = personName({ familyName: childFamilyName ?? '', givenName: childGivenName ?? '' })
  return {
    ...common,
    ...(kind === 'guardian' ? { kinship: kinship as 'mother', ...(proven ? {} : { child }) } : {}),
    ...(account ? { name: personName(own) } : {}),
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
