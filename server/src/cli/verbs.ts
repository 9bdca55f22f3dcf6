import { accountVerbs } from './account-verbs.ts'
import { auditVerb } from './audit-verb.ts'
import { configVerb } from './config-verb.ts'
import { organisationsVerbs } from './organisations-verbs.ts'
import { rosterApplyVerbs } from './roster-apply-verbs.ts'
import { rosterVerbs } from './roster-verbs.ts'
import { schemaVerb } from './schema-verb.ts'
import { schoolYearVerbs } from './school-year-verbs.ts'
import { startVerb } from './start-verb.ts'
import { statsVerbs } from './stats-verbs.ts'
import type { Verb } from './verb.ts'

/** Everything the command `peremena` can do, in the order of its help. */
export const verbs: readonly Verb[] = [
  startVerb,
  configVerb,
  ...accountVerbs,
  ...organisationsVerbs,
  ...rosterVerbs,
  ...rosterApplyVerbs,
  ...schoolYearVerbs,
  ...statsVerbs,
  auditVerb,
  schemaVerb,
]
