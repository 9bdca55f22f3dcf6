import type { CommonChatKind } from '#protocol/common-chats.ts'
import type { Db, Tx } from '#server/platform/call.ts'
import { commonChatKindsIn } from './kinds.rules.ts'
import { requireManaging, type OrganisationFacts } from './organisations.access.ts'
import { refuse } from './organisations.refusals.ts'

/** The office, for those who manage it and where such a chat can be. Throws `common_chat_elsewhere`, and as `requireManaging`. */
export async function requireCommonChat(
  db: Db | Tx,
  who: { personId: string; at: Date },
  organisationId: string,
  kind: CommonChatKind,
): Promise<OrganisationFacts> {
  const { organisation } = await requireManaging(db, who, organisationId)
  if (!commonChatKindsIn(organisation.kind).includes(kind)) throw refuse.common_chat_elsewhere()
  return organisation
}
