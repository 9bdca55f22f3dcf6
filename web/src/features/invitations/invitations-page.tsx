import { useState } from 'react'
import { listInvitations, reissueInvitation, revokeInvitation, type Invitation } from '#protocol/invitations.ts'
import { navigate } from 'wouter/use-browser-location'
import { call } from '../../platform/api/call.ts'
import { formatDay } from '../../platform/i18n/format.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import type { PageProps } from '../../routes.tsx'
import { SinglePane } from '../../shell/panes.tsx'
import { Chip } from '../../ui/badge.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Stack } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconKey } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { accountTexts } from '../accounts/texts.ts'
import { act, attempt } from '../people/acting.ts'
import { codesAddress, inviteAddress } from '../people/addresses.ts'
import { LoadFailed } from '../people/load-failed.tsx'
import { refreshPeople, useLivePeople } from '../people/live.ts'
import { firstLetterUp } from '../people/words.ts'
import { invitationTexts } from './texts.ts'
import styles from './invitations.module.css'

type State = Invitation['state']
const states: readonly State[] = ['issued', 'opened', 'claimed', 'used', 'expired', 'revoked']
const pageSize = 50

/** `/organisations/…/invitations`: every code that was issued and what came of it; a new one for a lost one. */
export function InvitationsPage({ params }: PageProps) {
  const t = useTexts(invitationTexts).list
  const organisationId = params['organisationId'] ?? ''
  const [state, setState] = useState<State>()
  const [limit, setLimit] = useState(pageSize)
  const query = { organisationId, limit, ...(state ? { state } : {}) }
  const { data, error, refetch } = useLoaded(listInvitations, query, { keepLast: true })
  useLivePeople()
  return (
    <SinglePane>
      <Page title={t.title} back={`/organisations/${organisationId}/staff`} backOn="always" width="wide">
        <Stack>
          <div className={styles.chips} role="group" aria-label={t.filter}>
            <Chip onClick={() => setState(undefined)} pressed={state === undefined}>
              {t.all}
            </Chip>
            {states.map((one) => (
              <Chip key={one} onClick={() => setState(one === state ? undefined : one)} pressed={one === state}>
                {t.filters[one]}
              </Chip>
            ))}
          </div>
          {!data && !error && <SkeletonRows rows={6} />}
          {!data && error && <LoadFailed error={error} onAgain={() => void refetch()} />}
          {data?.total === 0 && <Nothing organisationId={organisationId} />}
          {data && data.total > 0 && (
            <div className={styles.box}>
              {data.invitations.map((invitation) => (
                <CodeRow key={invitation.id} invitation={invitation} />
              ))}
              {data.total > data.invitations.length && limit < 200 && (
                <div className={styles.more}>
                  <Button tone="plain" onClick={() => setLimit(Math.min(200, limit + pageSize))}>
                    {t.more}
                  </Button>
                </div>
              )}
            </div>
          )}
        </Stack>
      </Page>
    </SinglePane>
  )
}

function Nothing({ organisationId }: { organisationId: string }) {
  const t = useTexts(invitationTexts).list
  return (
    <EmptyState
      icon={IconKey}
      title={t.emptyTitle}
      actions={<ButtonLink href={inviteAddress(organisationId)}>{t.invite}</ButtonLink>}
    >
      {t.emptyText}
    </EmptyState>
  )
}

function CodeRow({ invitation }: { invitation: Invitation }) {
  const t = useTexts(invitationTexts).list
  const roles = useTexts(accountTexts).roles
  const { id, person, role, position, state, expiresAt, issuedBy } = invitation
  const name = person?.fullName ?? t.anybody
  const open = state === 'issued' || state === 'opened'
  const renewable = open || state === 'expired' || state === 'revoked'
  const tone = state === 'claimed' ? 'attention' : state === 'used' ? 'success' : 'plain'
  return (
    <div className={styles.code}>
      <div>
        <p className={styles.codeName}>{name}</p>
        <p className={styles.codeText}>
          {firstLetterUp(position || roles[role])}
          {open && ` · ${t.until(formatDay(expiresAt))}`}
          {issuedBy && ` · ${t.by(issuedBy.name)}`}
        </p>
      </div>
      <div className={styles.codeActs}>
        <Chip tone={tone}>{t.states[state]}</Chip>
        {open && (
          <Button size="s" tone="plain" aria-label={t.revokeLabel(name)} onClick={() => void revoke(id)}>
            {t.revoke}
          </Button>
        )}
        {renewable && (
          <Button size="s" aria-label={t.reissueLabel(name)} onClick={() => void reissue(id)}>
            {t.reissue}
          </Button>
        )}
      </div>
    </div>
  )
}

async function reissue(invitationId: string): Promise<void> {
  const issued = await attempt(() => call(reissueInvitation, { invitationId }))
  if (issued) navigate(codesAddress([issued.invitationId]))
}

async function revoke(invitationId: string): Promise<void> {
  await act(() => call(revokeInvitation, { invitationId }), texts(invitationTexts).list.revoked)
  await refreshPeople()
}
