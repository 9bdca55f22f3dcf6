import { unblockAccount } from '#protocol/accounts.ts'
import type { PersonBrief } from '#protocol/common.ts'
import { invitePerson, listInvitations, revokeInvitation } from '#protocol/invitations.ts'
import { navigate } from 'wouter/use-browser-location'
import { call } from '../../platform/api/call.ts'
import { texts } from '../../platform/i18n/index.ts'
import { toast } from '../../ui/toast.ts'
import { act, attempt } from './acting.ts'
import { codesAddress } from './addresses.ts'
import { refreshPeople } from './live.ts'
import { peopleTexts } from './texts.ts'

/** A new code for somebody on the staff list; its sheet opens, since it can be seen only now. */
export async function giveCode(organisationId: string, personId: string): Promise<void> {
  const issued = await attempt(() => call(invitePerson, { organisationId, personId }))
  if (issued) navigate(codesAddress([issued.invitationId]))
}

export async function revokeCodes(organisationId: string, personId: string): Promise<void> {
  const t = texts(peopleTexts)
  await attempt(async () => {
    const open = await openCodes(organisationId, personId)
    for (const invitationId of open) await call(revokeInvitation, { invitationId })
    toast(open.length > 0 ? t.revoked : t.noOpenCode)
  })
  await refreshPeople()
}

export async function reopenAccount(person: PersonBrief): Promise<void> {
  await act(() => call(unblockAccount, { personId: person.id }), texts(peopleTexts).reopened(person.name))
  await refreshPeople()
}

async function openCodes(organisationId: string, personId: string): Promise<string[]> {
  const pages = await Promise.all(
    (['issued', 'opened'] as const).map((state) => call(listInvitations, { organisationId, state, limit: 200 })),
  )
  const all = pages.flatMap(({ invitations }) => invitations)
  return all.filter(({ person }) => person?.id === personId).map(({ id }) => id)
}
