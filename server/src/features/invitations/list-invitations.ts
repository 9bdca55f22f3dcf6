import { sql } from 'kysely'
import type { Static } from 'typebox'
import { listInvitations as contract, type InvitationState } from '#protocol/invitations.ts'
import type { GrantableRole } from '#protocol/roster.ts'
import { requireManaging } from '#server/features/organisations/exports.ts'
import { personBriefs } from '#server/features/roster/exports.ts'
import { answer, type Db } from '#server/platform/call.ts'

const limitUsual = 50

export const listInvitations = answer(contract, {
  async run({ db, actor, at, looked }, input) {
    const { organisationId } = input
    await requireManaging(db, { personId: actor.personId, at }, organisationId)
    await looked('invitations.listed', { organisationId })
    const rows = await page(db, input, at)
    const ids = rows.flatMap((row) => [row.issuedBy, ...(row.personId ? [row.personId] : [])])
    const briefs = new Map((await personBriefs(db, ids, actor.personId)).map((brief) => [brief.id, brief]))
    return {
      total: rows[0]?.total ?? 0,
      invitations: rows.map(({ id, role, position, state, issuedAt, expiresAt, ...row }) => ({
        id,
        organisationId,
        role,
        position,
        person: row.personId ? (briefs.get(row.personId) ?? null) : null,
        state,
        issuedAt: issuedAt.toISOString(),
        issuedBy: briefs.get(row.issuedBy) ?? null,
        expiresAt: expiresAt.toISOString(),
      })),
    }
  },
})

type Row = {
  id: string
  role: GrantableRole
  position: string
  personId: string | null
  state: Static<typeof InvitationState>
  issuedAt: Date
  issuedBy: string
  expiresAt: Date
  total: number
}

/** What was claimed stays so after its term: somebody waits for an answer. */
async function page(db: Db, { organisationId, state, offset, limit }: Input, at: Date): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with listed as (
      select k.id, k.role, k.position, k.person_id as "personId", k.issued_at as "issuedAt",
        k.issued_by as "issuedBy", k.expires_at as "expiresAt",
        case when r.state = 'approved' then 'used' when r.state = 'waiting' then 'claimed'
          when k.closed_at is not null then 'revoked' when k.expires_at <= ${at} then 'expired'
          when k.opened_at is null then 'issued' else 'opened' end as state
      from join_codes k
      left join lateral (
        select state from join_requests where code_id = k.id and state <> 'refused' limit 1) r on true
      where k.organisation_id = ${organisationId} and k.kind = 'staff'
    )
    select *, count(*) over () as total from listed
    where ${state ?? null}::text is null or state = ${state ?? null}
    order by "issuedAt" desc, id
    limit ${limit ?? limitUsual} offset ${offset ?? 0}`.execute(db)
  return rows
}

type Input = Static<(typeof contract)['input']>
