import { feature } from '#server/platform/feature.ts'
import { addOrganisation } from './add-organisation.ts'
import { getOrganisation } from './get-organisation.ts'
import { listOrganisations } from './list-organisations.ts'
import { organisationPeople } from './organisation-people.ts'
import { organisationStatus } from './organisation-status.ts'
import { updateOrganisation } from './update-organisation.ts'

export const organisationsFeature = feature({
  name: 'organisations',
  calls: [
    addOrganisation,
    updateOrganisation,
    getOrganisation,
    listOrganisations,
    organisationStatus,
    organisationPeople,
  ],
})
