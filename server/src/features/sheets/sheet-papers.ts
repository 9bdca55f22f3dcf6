import { sql } from 'kysely'
import { sheetPapers as contract } from '#protocol/sheets.ts'
import { requireClassEditing } from '#server/features/classes/exports.ts'
import { addressForSheets, fromSeed, seedsFrom } from '#server/features/invitations/exports.ts'
import { organisationFacts } from '#server/features/organisations/exports.ts'
import { fullName } from '#server/features/roster/exports.ts'
import { answer, type Db } from '#server/platform/call.ts'
import { printedCode } from '#server/platform/printed-code.ts'
import { refuse } from './sheets.refusals.ts'

export const sheetPapers = answer(contract, {
  async run({ db, actor, at, origin, services, looked }, { classId }) {
    const { organisationId, name } = await requireClassEditing(db, { personId: actor.personId, at }, classId)
    const base = addressForSheets(services, origin)
    const rows = await printable(db, { classId, issuerId: actor.personId }, at)
    if (rows.length === 0) throw refuse.papers_over()
    await looked('invitations.shown', { organisationId, data: { classId, count: rows.length } })
    const organisation = await organisationFacts(db, organisationId)
    const papers = [...Map.groupBy(rows, (row) => row.childId).values()].map((codes) => {
      const { childId, child, hasBirthday, expiresAt } = codes[0]!
      return {
        childId,
        childName: fullName(child),
        hasBirthday,
        expiresAt: expiresAt.toISOString(),
        codes: codes.map(({ id, kind, guardian, seed }) => {
          const { code, secret } = fromSeed(services.keys, seed)
          const personName = guardian ? fullName(guardian) : ''
          return { id, for: kind, personName, code: printedCode(code), link: `${base}/join#${secret}` }
        }),
      }
    })
    return { organisationName: organisation?.name ?? '', className: name, address: `${base}/join`, papers }
  },
})

type NameRow = { familyName: string; givenName: string; patronymic: string }
type Row = {
  id: string
  kind: 'pupil' | 'guardian'
  childId: string
  child: NameRow
  guardian: NameRow | null
  hasBirthday: boolean
  seed: Buffer
  expiresAt: Date
}

/** Open codes that one person issued for a class a moment ago, by child: the pupil's first, then guardians. */
async function printable(db: Db, of: { classId: string; issuerId: string }, at: Date): Promise<Row[]> {
  const name = (table: 'p' | 'g') => sql`json_build_object('familyName', ${sql.raw(table)}.family_name,
    'givenName', ${sql.raw(table)}.given_name, 'patronymic', ${sql.raw(table)}.patronymic)`
  const { rows } = await sql<Row>`
    select k.id, k.kind, k.child_id as "childId", ${name('p')} as child,
      case when g.id is not null then ${name('g')} end as guardian,
      p.birth_date is not null as "hasBirthday", k.seed, k.expires_at as "expiresAt"
    from join_codes k join persons p on p.id = k.child_id
    left join persons g on g.id = k.person_id and k.kind = 'guardian'
    where k.class_id = ${of.classId} and k.issued_by = ${of.issuerId} and k.seed is not null
      and k.issued_at >= ${seedsFrom(at)} and k.closed_at is null
    order by p.family_name, p.given_name, p.patronymic, p.id, k.kind desc, g.id nulls last, k.id`.execute(db)
  return rows
}
