import type { AuditLook } from '#server/platform/audit.ts'
import type { ReportFacts } from './moderation.access.ts'

/** What stands in the log when somebody opens a report, or a picture of it. */
export function lookAt({ id, organisationId, aboutId }: ReportFacts): AuditLook {
  return { organisationId, subjectId: aboutId, data: { reportId: id } }
}
