import { sql } from 'kysely'
import { getOrganisation as contract } from '#protocol/organisations.ts'
import { grantableRoles, isOffice, personBriefs, type Managing } from '#server/features/roster/exports.ts'
import { answer, type Db } from '#server/platform/call.ts'
import { organisationFacts, requireSeeing, type OrganisationFacts } from './organisations.access.ts'
import { profileOf } from './profiles.ts'
import { statusesOf } from './status.queries.ts'

export const getOrganisation = answer(contract, {
  async run({ db, actor, at }, { organisationId }) {
    const { organisation, managing } = await requireSeeing(db, { personId: actor.personId, at }, organisationId)
    const { createdAt, consentSince, consentBothSince, ...facts } = organisation
    const parent = organisation.parentId ? await organisationFacts(db, organisation.parentId) : undefined
    const status = (await statusesOf(db, [organisation], at)).get(organisationId)!
    return {
      organisation: {
        ...facts,
        parentShortName: parent?.shortName ?? '',
        createdAt: createdAt.toISOString(),
        consentSince: consentSince?.toISOString() ?? null,
        consentBothSince: consentBothSince?.toISOString() ?? null,
        heads: await headsOf(db, organisationId, at, actor.personId),
        rights: rightsOf(organisation, managing),
        status,
        profile: await profileOf(db, organisationId),
        ...(await standingOf(db, organisationId, actor.personId)),
      },
    }
  },
})

function rightsOf({ id, kind }: OrganisationFacts, managing: Managing | null) {
  return {
    oversee: managing?.role === 'office_specialist' && managing.organisationId !== id,
    manage: managing !== null,
    addOrganisation: isOffice(kind) && (managing?.role === 'office_specialist' || managing?.role === 'head'),
    grant: [...grantableRoles(managing, kind)],
    seePeople: true,
  }
}

/** Whose branch it is, and who confirmed the profile. */
async function standingOf(db: Db, organisationId: string, viewerId: string) {
  const { rows } = await sql<{
    isBranch: boolean
    reporting: boolean
    headId: string | null
    headShortName: string | null
    verifiedBy: string | null
    verifiedAt: Date | null
  }>`
    select o.is_branch as "isBranch", o.reporting, h.id as "headId", h.short_name as "headShortName",
      o.verified_by as "verifiedBy", o.verified_at as "verifiedAt"
    from organisations o left join organisations h on h.id = o.head_organisation_id
    where o.id = ${organisationId}`.execute(db)
  const { isBranch, reporting, headId, headShortName, verifiedBy, verifiedAt } = rows[0]!
  return {
    branch: isBranch ? { headOrganisationId: headId, headShortName: headShortName ?? '', reporting } : null,
    verified: verifiedAt && {
      by: verifiedBy ? ((await personBriefs(db, [verifiedBy], viewerId))[0] ?? null) : null,
      at: verifiedAt.toISOString(),
    },
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
