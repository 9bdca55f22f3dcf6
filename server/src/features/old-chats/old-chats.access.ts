import { requireClassEditing } from '#server/features/classes/exports.ts'
import { requireManaging, type OrganisationFacts } from '#server/features/organisations/exports.ts'
import { isOffice, managingRoles, rolesOf } from '#server/features/roster/exports.ts'
import type { CommandContext, Db, Tx } from '#server/platform/call.ts'
import { lockRow } from '#server/platform/lock.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { refuse } from './old-chats.refusals.ts'

type Who = { personId: string; at: Date }

export type Keeping = {
  organisation: OrganisationFacts
  /** Head, deputy or administrator here, or a specialist of this very office: enters, changes, marks. */
  mayKeep: boolean
  /** The head, and in an office its specialists too: says that the list is complete. */
  mayDeclare: boolean
}

/** For those who manage an organisation, from within or from above. Throws as `requireManaging`. */
export async function requireOldChats(db: Db | Tx, who: Who, organisationId: string): Promise<Keeping> {
  const { organisation } = await requireManaging(db, who, organisationId)
  return { organisation, ...(await ownRights(db, who, organisation)) }
}

/** The same for those who keep the list themselves. Throws `not_allowed` for an office above, which reads. */
export async function requireKeeping(db: Db | Tx, who: Who, organisationId: string): Promise<OrganisationFacts> {
  const { organisation, mayKeep } = await requireOldChats(db, who, organisationId)
  if (!mayKeep) throw refuseAny.not_allowed()
  return organisation
}

/** Throws `old_chats_for_head` for others who manage. */
export async function requireDeclaring(db: Db | Tx, who: Who, organisationId: string): Promise<OrganisationFacts> {
  const { organisation, mayDeclare } = await requireOldChats(db, who, organisationId)
  if (!mayDeclare) throw refuse.old_chats_for_head()
  return organisation
}

export type KeptChat = { id: string; organisationId: string; ownOf: string; name: string; kind: string }

/**
 * A line for those who keep its list; nobody else changes it meanwhile. Throws `not_found` where it is not to be seen,
 * `not_allowed`, `old_chat_mistaken` for a line that no longer counts.
 */
export async function requireChat(tx: Tx, who: Who, chatId: string): Promise<KeptChat> {
  const row = await tx
    .selectFrom('old_chats')
    .select(['id', 'organisation_id', 'own_of', 'name', 'kind', 'mistaken_at'])
    .where('id', '=', chatId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw refuseAny.not_found()
  await requireKeeping(tx, who, row.organisation_id)
  if (row.mistaken_at) throw refuse.old_chat_mistaken()
  return { id: row.id, organisationId: row.organisation_id, ownOf: row.own_of, name: row.name, kind: row.kind }
}

/** A line for those who may read its list. Throws `not_found`, `not_allowed`. */
export async function requireReadingChat(
  db: Db,
  who: Who,
  chatId: string,
): Promise<KeptChat & { organisation: OrganisationFacts }> {
  const row = await db
    .selectFrom('old_chats')
    .select(['id', 'organisation_id', 'own_of', 'name', 'kind'])
    .where('id', '=', chatId)
    .executeTakeFirst()
  if (!row) throw refuseAny.not_found()
  const { organisation } = await requireOldChats(db, who, row.organisation_id)
  return {
    id: row.id,
    organisationId: organisation.id,
    ownOf: row.own_of,
    name: row.name,
    kind: row.kind,
    organisation,
  }
}

/**
 * A class for those who ask its people over: its form teacher, and head, deputy and administrator of the organisation. Throws
 * `not_found`, and `not_allowed` for its other teachers and an office above, which is told numbers of whole organisations.
 */
export async function requireChatsOfClass(
  db: Db,
  who: Who,
  classId: string,
): Promise<{ organisationId: string; mayKeep: boolean }> {
  const { organisationId } = await requireClassEditing(db, who, classId)
  const here = (await rolesOf(db, who.personId, who.at)).filter((tie) => tie.organisationId === organisationId)
  const mayKeep = managingRoles.some((role) => here.some((tie) => tie.role === role))
  const leads = here.some((tie) => tie.role === 'form_teacher' && tie.classId === classId)
  if (!mayKeep && !leads) throw refuseAny.not_allowed()
  return { organisationId, mayKeep }
}

/** An office for those who manage it. Throws as `requireManaging`, and `old_chats_office_only`. */
export async function requireOfficeOfChats(db: Db, who: Who, organisationId: string): Promise<void> {
  const { organisation } = await requireManaging(db, who, organisationId)
  if (!isOffice(organisation.kind)) throw refuse.old_chats_office_only()
}

/** Nobody else enters or declares in this organisation before this transaction ends. */
export async function lockList(ctx: CommandContext, organisationId: string): Promise<void> {
  await lockRow(ctx, 'organisations', organisationId, 'no key update')
}

async function ownRights(
  db: Db | Tx,
  { personId, at }: Who,
  { id, kind }: OrganisationFacts,
): Promise<Pick<Keeping, 'mayKeep' | 'mayDeclare'>> {
  const here = (await rolesOf(db, personId, at)).filter(({ organisationId }) => organisationId === id)
  const has = (role: string) => here.some((tie) => tie.role === role)
  return {
    mayKeep: managingRoles.some(has),
    mayDeclare: has('head') || (isOffice(kind) && has('office_specialist')),
  }
}
