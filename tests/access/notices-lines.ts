import { line, once, signedIn, type Line } from './line.ts'
import type { Role, World } from './world.ts'

/** The head has asked the staff of the school; `staff` is on long leave and therefore not asked. */
const asked: Role[] = ['teacher', 'administrator']
const follow: Role[] = ['administrator', 'head']

const ofNotice =
  (more: object = {}) =>
  (w: World) => ({ noticeId: w.notice, ...more })
const circle = { roles: ['staff' as const] }

/** What a school asks its own people is not read by the office above. */
export const noticesLines: Record<string, Line> = {
  'notices.list': line(signedIn, () => ({ box: 'followed' })),
  'notices.senders': line(signedIn),
  'notices.get': line([...asked, 'head'], ofNotice()),
  'notices.opened': line([...asked, 'head'], ofNotice()),
  'notices.acknowledge': line(asked, ofNotice()),
  'notices.preview': line(follow, (w) => ({ organisationId: w.school, circle })),
  'notices.send': line(follow, (w) => ({
    ...{ id: w.id(), organisationId: w.school, title: 'Приказ', text: '', circle, dueAt: '2100-01-01T00:00:00.000Z' },
  })),
  'notices.remind': once(follow, ofNotice()),
  'notices.withdraw': once(follow, ofNotice()),
  'notices.organisations': line(follow, ofNotice()),
  'notices.recipients': line(follow, ofNotice()),
  'notices.export': line(follow, ofNotice({ as: 'xlsx', reason: 'Для дела' })),
}
