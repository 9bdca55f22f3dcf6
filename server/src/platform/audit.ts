import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { AuditAct } from '#protocol/audit.ts'
import type { Db, Tx } from './call.ts'

/**
 * What a row says beside who, when and what. Persons are stored as references that can be cut; `data` holds ids of things
 * and codes, never persons, names or texts; `note` is what somebody wrote as a reason and can be erased.
 */
export type AuditAbout = {
  /** Who acts where nobody is signed in yet: whoever joins, founds, restores access. */
  readonly actorId?: string | undefined
  readonly organisationId?: string | undefined
  readonly subjectId?: string | null | undefined
  /** The second person: the child of a guardian, the line of a list. */
  readonly otherId?: string | null | undefined
  readonly data?: object | undefined
  readonly note?: string | undefined
}

type Act = { act: AuditAct; actorId: string | null; at: Date }

/** What was looked at. */
export type AuditLook = Omit<AuditAbout, 'note' | 'actorId'>

const noteSaltBytes = 16
/** Looking at the same thing again within this time is the same look. */
const lookMs = 60 * 60_000

/** One row of the log, within the act's own transaction; the sealer gives it its place in the chain. */
export async function writeAudit(db: Db | Tx, who: Act, about: AuditAbout): Promise<void> {
  const note = about.note === undefined ? null : { salt: randomBytes(noteSaltBytes), text: about.note }
  await sql`
    with added as (insert into audit ${columns} values ${valuesOf(who, about, note && noteHash(note))} returning id)
    insert into audit_notes (audit_id, salt, text)
    select id, ${note?.salt ?? null}::bytea, ${note?.text ?? null}::text from added
    where ${note !== null}::boolean`.execute(db)
}

/**
 * A look into people's data, on record before the answer is given. The same look of the same person is one row an hour,
 * over all processes: paging through a list is one look.
 */
export async function writeLook(db: Db | Tx, who: Act, about: AuditLook): Promise<void> {
  const { organisationId, subjectId, otherId, data } = about
  const key = createHash('sha256')
    .update(JSON.stringify([who.actorId, who.act, organisationId, subjectId, otherId, data]))
    .digest()
  await sql`
    with fresh as (
      insert into audit_looks as l (key, at) values (${key}, ${who.at})
      on conflict (key) do update set at = excluded.at where l.at <= ${new Date(who.at.getTime() - lookMs)}
      returning 1)
    insert into audit ${columns} select * from (values ${valuesOf(who, about, null)}) as row where exists (select from fresh)
  `.execute(db)
}

/** Forgets looks that are over; the rows of the log stay. */
export async function forgetLooks(db: Db | Tx, at: Date): Promise<void> {
  await db
    .deleteFrom('audit_looks')
    .where('at', '<=', new Date(at.getTime() - lookMs))
    .execute()
}

/** What a row keeps of a note: the words can go, and nobody can put others in their place. */
export function noteHash({ salt, text }: { salt: Buffer; text: string }): Buffer {
  return createHash('sha256').update(salt).update(text, 'utf8').digest()
}

const columns = sql`(at, act, organisation_id, actor_ref, subject_ref, other_ref, note_hash, data)`

function valuesOf({ act, actorId, at }: Act, about: AuditAbout, note: Buffer | null) {
  const { organisationId = null, subjectId = null, otherId = null, data = {} } = about
  return sql`(${at}::timestamptz, ${act}::text, ${organisationId}::uuid, audit_reference(${actorId}),
    audit_reference(${subjectId}), audit_reference(${otherId}), ${note}::bytea, ${JSON.stringify(data)}::jsonb)`
}
