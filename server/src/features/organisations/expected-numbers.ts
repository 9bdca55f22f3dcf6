import { sql } from 'kysely'
import { expectedNumbers as contract } from '#protocol/organisations.ts'
import { answer } from '#server/platform/call.ts'
import { dayIn } from './academic-year.rules.ts'
import { requireSeeing } from './organisations.access.ts'

type Row = {
  from: Date
  staff: number | null
  children: number | null
  classes: number | null
  source: string
  recordedAt: Date
}

const shownMax = 50

export const expectedNumbers = answer(contract, {
  async run({ db, actor, at }, { organisationId }) {
    const { organisation, managing } = await requireSeeing(db, { personId: actor.personId, at }, organisationId)
    const { rows } = await sql<Row>`
      select valid_from as "from", staff, children, classes, source, recorded_at as "recordedAt"
      from expected_number_facts where organisation_id = ${organisationId} and replaced_at is null
      order by valid_from desc limit ${shownMax}`.execute(db)
    return {
      numbers: rows.map(({ from, recordedAt, ...numbers }) => ({
        ...numbers,
        from: dayIn(organisation.timeZone, from),
        recordedAt: recordedAt.toISOString(),
      })),
      maySet: managing?.role === 'office_specialist' && managing.organisationId !== organisationId,
    }
  },
})
