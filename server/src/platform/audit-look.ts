import type { QueryContext } from './call.ts'

/** A look into people's data by somebody who may, on record like an act. `data` holds ids and codes, never names or texts. */
export async function auditLook(
  { db, actor, at }: QueryContext,
  act: string,
  about: { organisationId?: string | undefined; subjectId: string; data?: object },
): Promise<void> {
  const { organisationId = null, subjectId, data = {} } = about
  const row = { at, actor_id: actor.personId, act, organisation_id: organisationId, subject_id: subjectId }
  await db
    .insertInto('audit')
    .values({ ...row, data: JSON.stringify(data) })
    .execute()
}
