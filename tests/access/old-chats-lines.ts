import { line, managers, once, signedIn, type Line } from './line.ts'
import type { Role, World } from './world.ts'

/** An office above reads; those of the organisation itself keep its list. */
const keepers: Role[] = ['administrator', 'head']
const about = { messenger: 'telegram', name: '5А: родители', kind: 'guardians' }
const inSchool =
  (more: object = {}) =>
  (w: World) => ({ organisationId: w.school, ...more })
const ofChat =
  (more: object = {}) =>
  (w: World) => ({ chatId: w.oldChat, ...more })
const file = (w: World) => ({ organisationId: w.school, fileId: w.id() })

/** Old chats in other messengers. */
export const oldChatsLines: Record<string, Line> = {
  'oldChats.list': line(managers, inSchool()),
  'oldChats.below': line(['office'], (w) => ({ organisationId: w.town })),
  'oldChats.ofClass': line(['teacher', ...keepers], (w) => ({ classId: w.class5, named: true })),
  'oldChats.farewell': line(managers, ofChat()),
  'oldChats.template': line(signedIn),
  'oldChats.readFile': line(keepers, file, ['file_missing']),
  'oldChats.add': once(keepers, (w) => ({ id: w.id(), organisationId: w.school, ownOf: 'organisation', ...about })),
  'oldChats.change': line(keepers, ofChat(about)),
  'oldChats.setState': once(keepers, ofChat({ status: 'moved', evidence: 'Последнее сообщение 20 ноября' })),
  'oldChats.markMistaken': once(keepers, ofChat({ reason: 'Это чат другой школы' })),
  'oldChats.declare': line(['head'], (w) => ({ id: w.id(), organisationId: w.school })),
  'oldChats.addFromFile': line(keepers, (w) => ({ ...file(w), rows: [{ sheet: '', line: 2 }] }), ['file_missing']),
}
