import { sql } from 'kysely'
import { workOf as contract, type Employment, type GrantableRole } from '#protocol/roster.ts'
import { dayIn, lastDayOf, requireSeeing } from '#server/features/organisations/exports.ts'
import { answer, type Db } from '#server/platform/call.ts'
import { refuse } from '#server/platform/refusal.ts'

export const workOf = answer(contract, {
  async run({ db, actor, at, looked }, { organisationId, personId }) {
    const who = { personId: actor.personId, at }
    const { organisation, managing } = await requireSeeing(db, who, organisationId)
    if (!managing && personId !== actor.personId) throw refuse.not_found()
    if (personId !== actor.personId) await looked('person.viewed', { organisationId, subjectId: personId })
    const daysOf = ({ from, until }: Term) => {
      return { from: dayIn(organisation.timeZone, from), until: lastDayOf(organisation.timeZone, until) }
    }
    const roles = await rolesNotEnded(db, organisationId, personId, at)
    const leaves = await leavesNotEnded(db, organisationId, personId, at)
    return {
      roles: roles.map(({ role, position, employment, ...term }) => ({ role, position, employment, ...daysOf(term) })),
      leaves: leaves.map(({ id, orderNumber, ...term }) => ({ id, orderNumber, ...daysOf(term) })),
      mayManage: managing !== null,
    }
  },
})

type Term = { from: Date; until: Date | null }

async function rolesNotEnded(db: Db, organisationId: string, personId: string, at: Date) {
  const { rows } = await sql<Term & { role: GrantableRole; position: string; employment: Employment }>`
    select role, position, employment, valid_from as "from", valid_to as "until" from role_grants
    where person_id = ${personId} and organisation_id = ${organisationId} and role <> 'operator'
      and (valid_to is null or valid_to > greatest(${at}, valid_from))
    order by valid_from, role`.execute(db)
  return rows
}

async function leavesNotEnded(db: Db, organisationId: string, personId: string, at: Date) {
  const { rows } = await sql<Term & { id: string; orderNumber: string }>`
    select id, order_number as "orderNumber", valid_from as "from", valid_to as "until" from leaves
    where person_id = ${personId} and organisation_id = ${organisationId}
      and (valid_to is null or valid_to > greatest(${at}, valid_from))
    order by valid_from`.execute(db)
  return rows
}
