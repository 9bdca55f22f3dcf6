import { sql } from 'kysely'
import { invitationSheet as contract, type JoinKind } from '#protocol/invitations.ts'
import type { GrantableRole } from '#protocol/roster.ts'
import { fullName } from '#server/features/roster/exports.ts'
import { answer, type Db } from '#server/platform/call.ts'
import { printedCode } from '#server/platform/printed-code.ts'
import { seatsOf } from './invitations.rules.ts'
import { refuse } from './invitations.refusals.ts'
import { fromSeed, seedsFrom } from './join-codes.ts'
import { addressForSheets } from './public-address.ts'

const shownFor = { staff: 'staff', pupil: 'pupils', guardian: 'guardians' } as const

export const invitationSheet = answer(contract, {
  async run({ db, actor, at, origin, services, looked }, { ids }) {
    const base = addressForSheets(services, origin)
    const rows = await printable(db, ids, actor.personId, at)
    if (rows.length < ids.length) throw refuse.sheet_over()
    for (const [organisationId, shown] of Map.groupBy(rows, (row) => row.organisationId)) {
      await looked('invitations.shown', {
        organisationId,
        data: { count: shown.length, ids: shown.map(({ id }) => id) },
      })
    }
    const sheets = rows.map((row) => {
      const { code, secret } = fromSeed(services.keys, row.seed)
      return {
        id: row.id,
        for: shownFor[row.kind],
        organisationName: row.organisationName,
        className: row.className,
        personName: row.familyName === null ? '' : fullName({ ...row, familyName: row.familyName }),
        role: row.role,
        position: row.position,
        code: printedCode(code),
        link: `${base}/join#${secret}`,
        address: `${base}/join`,
        expiresAt: row.expiresAt.toISOString(),
        seats: row.kind === 'staff' ? null : seatsOf(row.kind, row.classSize),
      }
    })
    return { sheets }
  },
})

type Row = {
  id: string
  kind: JoinKind
  organisationId: string
  organisationName: string
  className: string
  familyName: string | null
  givenName: string
  patronymic: string
  role: GrantableRole | null
  position: string
  seed: Buffer
  expiresAt: Date
  classSize: number
}

/** Codes that I issued a moment ago and that are still open, in the order asked for. */
async function printable(db: Db, ids: readonly string[], issuerId: string, at: Date): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select k.id, k.kind, o.id as "organisationId", o.name as "organisationName", coalesce(c.name, '') as "className",
      p.family_name as "familyName", p.given_name as "givenName", p.patronymic, k.role, k.position, k.seed,
      k.expires_at as "expiresAt",
      (select count(*) from enrolments e where e.class_id = k.class_id and e.kind = 'pupil'
        and e.valid_from <= ${at} and (e.valid_to is null or e.valid_to > ${at})) as "classSize"
    from join_codes k join organisations o on o.id = k.organisation_id
    left join school_classes c on c.id = k.class_id
    left join persons p on p.id = k.person_id
    where k.id = any(${ids}::uuid[]) and k.child_id is null and k.issued_by = ${issuerId} and k.seed is not null
      and k.issued_at >= ${seedsFrom(at)} and k.closed_at is null
    order by array_position(${ids}::uuid[], k.id)`.execute(db)
  return rows
}
