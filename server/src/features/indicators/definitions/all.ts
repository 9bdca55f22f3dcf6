import { chatsMoved } from './chats-moved.ts'
import { classesCreated } from './classes-created.ts'
import { classesWithFormTeacher } from './classes-with-form-teacher.ts'
import type { Definition } from './definition.ts'
import { eventsAttended } from './events-attended.ts'
import { foreignMessengerFree } from './foreign-messenger-free.ts'
import { guardiansCovered } from './guardians-covered.ts'
import { noticesAcknowledged } from './notices-acknowledged.ts'
import { orgsActive } from './orgs-active.ts'
import { orgsConnected } from './orgs-connected.ts'
import { pupilsRegistered } from './pupils-registered.ts'
import { staffActive7d } from './staff-active-7d.ts'
import { staffRegistered } from './staff-registered.ts'

/** Everything that is counted, in the order in which it is shown. A new indicator is a file and a line here. */
export const definitions: readonly Definition[] = [
  orgsConnected,
  orgsActive,
  staffRegistered,
  staffActive7d,
  pupilsRegistered,
  guardiansCovered,
  classesCreated,
  classesWithFormTeacher,
  chatsMoved,
  foreignMessengerFree,
  noticesAcknowledged,
  eventsAttended,
]

/** Those whose feature exists. */
export const shownDefinitions: readonly Definition[] = definitions.filter(({ shown }) => shown)
