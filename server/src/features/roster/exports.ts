/** All that other features may import of the roster. */
export { personBrief, personBriefs } from './person-briefs.ts'
export { folded, fullName, type NameParts } from './names.rules.ts'
export {
  defaultSettings,
  isStaffOf,
  mayManage,
  organisationIdsAbove,
  organisationSettings,
  rolesOf,
  type Managing,
  type ManagingRole,
  type Tie,
} from './ties.ts'
