import { createHmac, randomBytes } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import { classCodeDays } from '#protocol/classes.ts'
import { invitationDays, sheetMinutes, type Birthday, type JoinKind } from '#protocol/invitations.ts'
import type { GrantableRole } from '#protocol/roster.ts'
import { sheetDays } from '#protocol/sheets.ts'
import type { CommandContext } from '#server/platform/call.ts'
import type { Database } from '#server/platform/database/types.ts'
import type { Keys } from '#server/platform/keys.ts'
import { codeFrom } from '#server/platform/printed-code.ts'
import { refuse } from '#server/platform/refusal.ts'
import type { Services } from '#server/platform/services.ts'
import { secretBytes, type TicketRead } from './code.rules.ts'
import { addressForSheets } from './public-address.ts'

export type NewCode = {
  id?: string
  organisationId: string
} & (
  | { kind: 'staff'; role: GrantableRole; position: string; personId: string | null }
  | { kind: 'pupil' | 'guardian'; classId: string; child?: undefined }
  | { kind: 'pupil' | 'guardian'; classId: string; child: { id: string; personId: string | null } }
)

/** What a code is about decides how long it lives. */
type Term = 'staff' | 'class' | 'child'

const dayMs = 24 * 3600_000
const days: Record<Term, number> = { staff: invitationDays, class: classCodeDays, child: sheetDays }

/**
 * Issues codes: kept are keyed hashes, and for a quarter of an hour a seed from which the sheet is printed. Throws
 * `public_url_needed`.
 */
export async function issueCodes(
  ctx: CommandContext,
  codes: readonly NewCode[],
): Promise<{ id: string; expiresAt: Date }[]> {
  addressForSheets(ctx.services, ctx.origin)
  await forgetSeeds(ctx.tx, ctx.at)
  if (codes.length === 0) return []
  const rows = codes.map((code) => ({
    id: code.id ?? ctx.newId(),
    kind: code.kind,
    organisation_id: code.organisationId,
    class_id: code.kind === 'staff' ? null : code.classId,
    role: code.kind === 'staff' ? code.role : null,
    position: code.kind === 'staff' ? code.position : '',
    person_id: code.kind === 'staff' ? code.personId : (code.child?.personId ?? null),
    child_id: code.kind === 'staff' ? null : (code.child?.id ?? null),
    ...freshCode(ctx, termOf(code)),
  }))
  const { numInsertedOrUpdatedRows } = await ctx.tx
    .insertInto('join_codes')
    .values(rows)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== BigInt(rows.length)) throw refuse.id_taken()
  return rows.map((row) => ({ id: row.id, expiresAt: row.expires_at }))
}

function termOf(code: NewCode): Term {
  if (code.kind === 'staff') return 'staff'
  return code.child ? 'child' : 'class'
}

/** Puts a new code in the place of an old invitation, which stops working. Throws `public_url_needed`. */
export async function renewCode(ctx: CommandContext, id: string): Promise<void> {
  addressForSheets(ctx.services, ctx.origin)
  const fresh = { ...freshCode(ctx, 'staff'), opened_at: null, closed_at: null, closed_by: null }
  await ctx.tx.updateTable('join_codes').set(fresh).where('id', '=', id).execute()
}

export async function closeCodes(ctx: CommandContext, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await ctx.tx
    .updateTable('join_codes')
    .set({ closed_at: ctx.at, closed_by: ctx.actor.personId, seed: null })
    .where('id', 'in', ids)
    .where('closed_at', 'is', null)
    .execute()
}

function freshCode({ services: { keys }, at, actor }: CommandContext, term: Term) {
  const seed = randomBytes(32)
  const { code, secret } = fromSeed(keys, seed)
  return {
    code_hash: hashOf(keys, { kind: 'code', text: code }),
    secret_hash: hashOf(keys, { kind: 'secret', text: secret }),
    seed,
    issued_by: actor.personId,
    issued_at: at,
    expires_at: new Date(at.getTime() + days[term] * dayMs),
  }
}

/** What is printed. Only while the seed is there: afterwards nobody can make the code again, not even from a copy. */
export function fromSeed(keys: Keys, seed: Buffer): { code: string; secret: string } {
  const bytes = createHmac('sha512', keys.deriveKey('join code seeds')).update(seed).digest()
  return { code: codeFrom(bytes.subarray(secretBytes)), secret: bytes.subarray(0, secretBytes).toString('base64url') }
}

/** Makes codes that were issued long enough ago unprintable. */
export async function forgetSeeds(db: Kysely<Database>, at: Date): Promise<void> {
  await db
    .updateTable('join_codes')
    .set({ seed: null })
    .where('seed', 'is not', null)
    .where('issued_at', '<', seedsFrom(at))
    .execute()
}

/** Codes issued since then can still be printed. */
export function seedsFrom(at: Date): Date {
  return new Date(at.getTime() - sheetMinutes * 60_000)
}

export type FoundCode = {
  id: string
  kind: JoinKind
  organisationId: string
  classId: string | null
  role: GrantableRole | null
  position: string
  personId: string | null
  expiresAt: Date
  closedAt: Date | null
  /** Requests made with it that were not refused. */
  used: number
  /** Lines on the class list now. */
  classSize: number
  /** On whose sheet the code stands; null for invitations and codes of a whole class. */
  childId: string | null
  /** The child's, when the roster holds it: what a code of its sheet asks for. */
  birthday: Birthday | null
  /** Whom the code was issued for has an account by now. */
  held: boolean
  /** The child left the class, or the guardian is none any more or kept away. */
  gone: boolean
}

/** The code behind a ticket; undefined when there is none. */
export async function findCode(
  db: Kysely<Database>,
  { keys }: Pick<Services, 'keys'>,
  ticket: TicketRead,
  at: Date,
): Promise<FoundCode | undefined> {
  const hash = hashOf(keys, ticket)
  const column = ticket.kind === 'code' ? sql`k.code_hash` : sql`k.secret_hash`
  const { rows } = await sql<FoundCode>`
    select k.id, k.kind, k.organisation_id as "organisationId", k.class_id as "classId", k.role, k.position,
      k.person_id as "personId", k.expires_at as "expiresAt", k.closed_at as "closedAt",
      (select count(*) from join_requests r where r.code_id = k.id and r.state <> 'refused') as used,
      (select count(*) from enrolments e where e.class_id = k.class_id and e.kind = 'pupil'
        and e.valid_from <= ${at} and (e.valid_to is null or e.valid_to > ${at})) as "classSize",
      k.child_id as "childId",
      case when b.birth_date is not null then json_build_object(
        'day', extract(day from b.birth_date)::int, 'month', extract(month from b.birth_date)::int) end as birthday,
      k.child_id is not null and exists (select from accounts a where a.person_id = k.person_id) as held,
      k.child_id is not null and (not exists (select from enrolments e
          where e.class_id = k.class_id and e.person_id = k.child_id and e.kind = 'pupil'
            and e.valid_from <= ${at} and (e.valid_to is null or e.valid_to > ${at}))
        or coalesce(k.person_id <> k.child_id, false) and not exists (select from guardianships w
          where w.guardian_id = k.person_id and w.child_id = k.child_id
            and not restricted(w.guardian_id, w.child_id, ${at})
            and w.valid_from <= ${at} and (w.valid_to is null or w.valid_to > ${at}))) as gone
    from join_codes k left join persons b on b.id = k.child_id where ${column} = ${hash}`.execute(db)
  return rows[0]
}

function hashOf(keys: Keys, { kind, text }: TicketRead): Buffer {
  return createHmac('sha256', keys.deriveKey('join codes')).update(`${kind}\n${text}`).digest()
}
