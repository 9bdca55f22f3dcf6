import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { useTexts } from '../../platform/i18n/index.ts'
import type { PageProps } from '../../routes.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Form, FormActions, SubmitButton } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useKeptValues } from '../accounts/kept-values.ts'
import { PlainPage } from '../accounts/plain-page.tsx'
import { useSetupState } from '../accounts/setup-state.ts'
import { FounderStep } from './founder-step.tsx'
import { OrganisationStep } from './organisation-step.tsx'
import { firstRunTexts } from './texts.ts'
import { tokenOf } from './token.ts'

/** `/first-run#token` and `/first-run/you#token`: from the printed link to the first signed-in person. */
export function FirstRunPage({ pattern }: PageProps) {
  const setup = useSetupState()
  const token = useFragmentToken()
  const kept = useKeptValues('first-run')
  const [late, setLate] = useState(false)
  const [, navigate] = useLocation()
  if (setup?.founded || late) return <AlreadyFounded />
  if (!token) return <NeedsLink />
  if (pattern !== '/first-run/you' || !kept.values['kind'] || !kept.values['name']) {
    return <OrganisationStep key="organisation" kept={kept} onDone={() => navigate(`/first-run/you#${token}`)} />
  }
  return (
    <FounderStep
      kept={kept}
      token={token}
      onAlreadyFounded={() => setLate(true)}
      onFounded={() => {
        kept.forget()
        navigate('/first-run/next', { replace: true })
      }}
    />
  )
}

function AlreadyFounded() {
  const t = useTexts(firstRunTexts)
  return (
    <PlainPage title={t.foundedTitle} lead={t.foundedText}>
      <FormActions>
        <ButtonLink tone="primary" href="/sign-in">
          {t.signIn}
        </ButtonLink>
        <ButtonLink href="/join">{t.haveCode}</ButtonLink>
      </FormActions>
    </PlainPage>
  )
}

function NeedsLink() {
  const t = useTexts(firstRunTexts)
  return (
    <PlainPage title={t.needsLinkTitle} lead={t.needsLinkText}>
      <Form
        onSubmit={({ link = '' }) => {
          if (!tokenOf(link)) return { fields: { link: t.linkWrong } }
          location.hash = tokenOf(link)
        }}
      >
        <TextField
          name="link"
          label={t.link}
          inputMode="url"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <FormActions>
          <SubmitButton>{t.open}</SubmitButton>
        </FormActions>
      </Form>
    </PlainPage>
  )
}

function useFragmentToken(): string {
  const [token, setToken] = useState(() => tokenOf(location.hash))
  useEffect(() => {
    const read = () => setToken(tokenOf(location.hash))
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }, [])
  return token
}
