import { classChanged, getClass, listClasses } from '#protocol/classes.ts'
import { waitingForConsent } from '#protocol/consents.ts'
import { countJoins, joinsWaiting, listInvitations, listJoins } from '#protocol/invitations.ts'
import {
  expectedNumbers,
  getOrganisation,
  listOrganisations,
  organisationChanged,
  organisationPeople,
  organisationStatus,
} from '#protocol/organisations.ts'
import { organisationProgress } from '#protocol/progress.ts'
import { resetsChanged, waitingResets } from '#protocol/accounts.ts'
import { guardiansOfChild, personCard, tiesChanged, workOf } from '#protocol/roster.ts'
import { listRepresentatives, relationClaims } from '#protocol/representatives.ts'
import { listSheets } from '#protocol/sheets.ts'
import { refresh, useRefreshOn } from '../../platform/queries.ts'

const shown = [
  ...[getOrganisation, organisationStatus, organisationPeople, listOrganisations, organisationProgress, personCard],
  ...[workOf, guardiansOfChild, expectedNumbers, listRepresentatives, relationClaims],
  ...[waitingForConsent, listClasses, getClass, listJoins, countJoins, listInvitations, listSheets, waitingResets],
]

/** Keeps what stands on pages of people true while others change it. */
export function useLivePeople(): void {
  useRefreshOn([organisationChanged, classChanged, joinsWaiting, resetsChanged, tiesChanged], shown)
}

/** After an act of one's own: what is on the screen follows at once, without waiting for the event. */
export function refreshPeople(): Promise<void> {
  return refresh(...shown)
}
