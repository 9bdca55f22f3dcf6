import { getOrganisation as contract } from '#protocol/organisations.ts'
import { grantableRoles, isOffice, personBriefs, type Managing } from '#server/features/roster/exports.ts'
import { answer, type Db } from '#server/platform/call.ts'
import { organisationFacts, requireSeeing, type OrganisationFacts } from './organisations.access.ts'
import { statusesOf } from './status.queries.ts'

export const getOrganisation = answer(contract, {
  async run({ db, actor, at }, { organisationId }) {
    const { organisation, managing } = await requireSeeing(db, { personId: actor.personId, at }, organisationId)
    const { createdAt, ...facts } = organisation
    const parent = organisation.parentId ? await organisationFacts(db, organisation.parentId) : undefined
    const status = (await statusesOf(db, [organisation], at)).get(organisationId)!
    return {
      organisation: {
        ...facts,
        parentShortName: parent?.shortName ?? '',
        createdAt: createdAt.toISOString(),
        heads: await headsOf(db, organisationId, at, actor.personId),
        rights: rightsOf(organisation, managing),
        status,
      },
    }
  },
})

function rightsOf({ kind }: OrganisationFacts, managing: Managing | null) {
  return {
    manage: managing !== null,
    addOrganisation: isOffice(kind) && (managing?.role === 'office_specialist' || managing?.role === 'head'),
    grant: [...grantableRoles(managing, kind)],
    seePeople: true,
  }
}

async function headsOf(db: Db, organisationId: string, at: Date, viewerId: string) {
  const rows = await db
    .selectFrom('role_grants')
    .select('person_id')
    .where('organisation_id', '=', organisationId)
    .where('role', '=', 'head')
    .where('valid_from', '<=', at)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', at)]))
    .execute()
  return personBriefs(
    db,
    rows.map((row) => row.person_id),
    viewerId,
  )
}
